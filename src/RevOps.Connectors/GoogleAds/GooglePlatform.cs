using System.Text.Json.Nodes;
using RevOps.Connectors.Ads;
using RevOps.Connectors.Apis;
using RevOps.Core.Outreach;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.GoogleAds;

/// <summary>Google Ads, by the Data Manager API, version 1. What is taken is worked off later there; what becomes of it is not followed.</summary>
public sealed class GooglePlatform(VendorApi api, GoogleAccess access) : IAdPlatform
{
    /// <inheritdoc/>
    public string Vendor => AdVendors.Google;

    /// <inheritdoc/>
    public string Setting => "REVOPS_GOOGLE_REFRESH_TOKEN";

    /// <inheritdoc/>
    public IReadOnlyList<string> ClickIds { get; } = ["gclid", "gbraid", "wbraid"];

    /// <inheritdoc/>
    public TimeSpan Oldest { get; } = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public Task<ApiAnswer> SendAsync(AudienceChange change, string list, CancellationToken cancel)
    {
        var isAdd = change.Action == "add";
        var body = Request(list);
        var member = new JsonObject { ["userData"] = UserData(change.EmailSha256, change.PhoneSha256) };
        if (isAdd)
        {
            member["consent"] = Consent();
            body["termsOfService"] = new JsonObject { ["customerMatchTermsOfServiceStatus"] = "ACCEPTED" };
        }

        body["audienceMembers"] = new JsonArray(member);
        return PostAsync(isAdd ? "v1/audienceMembers:ingest" : "v1/audienceMembers:remove", body, cancel);
    }

    /// <inheritdoc/>
    public Task<ApiAnswer> SendAsync(ConversionPayload payload, string conversion, string eventId, CancellationToken cancel)
    {
        var happened = new JsonObject
        {
            ["transactionId"] = eventId,
            ["eventTimestamp"] = payload.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["eventSource"] = "OTHER",
        };
        if (payload.HasConsent)
        {
            happened["consent"] = Consent();
        }

        if (payload is not { EmailSha256: null, PhoneSha256: null })
        {
            happened["userData"] = UserData(payload.EmailSha256, payload.PhoneSha256);
        }

        if (payload.Click is { } click)
        {
            happened["adIdentifiers"] = new JsonObject { [click.Kind] = click.Value };
        }

        if (payload.Value is { } value)
        {
            happened["conversionValue"] = value;
            happened["currency"] = payload.Currency;
        }

        var body = Request(conversion);
        body["events"] = new JsonArray(happened);
        return PostAsync("v1/events:ingest", body, cancel);
    }

    private async Task<ApiAnswer> PostAsync(string path, JsonObject body, CancellationToken cancel) =>
        (await api.SendAsync(HttpMethod.Post, path, body.ToJsonString(), cancel)).Checked();

    private JsonObject Request(string destination)
    {
        var account = new JsonObject { ["operatingAccount"] = Account(access.Customer), ["productDestinationId"] = destination };
        if (access.LoginCustomer.Length > 0)
        {
            account["loginAccount"] = Account(access.LoginCustomer);
        }

        return new JsonObject { ["destinations"] = new JsonArray(account), ["encoding"] = "HEX" };
    }

    private static JsonObject Account(string customer) => new() { ["accountType"] = "GOOGLE_ADS", ["accountId"] = customer };

    private static JsonObject Consent() => new() { ["adUserData"] = "CONSENT_GRANTED", ["adPersonalization"] = "CONSENT_GRANTED" };

    private static JsonObject UserData(string? email, string? phone)
    {
        var identifiers = new JsonArray();
        if (email is not null)
        {
            identifiers.Add(new JsonObject { ["emailAddress"] = email });
        }

        if (phone is not null)
        {
            identifiers.Add(new JsonObject { ["phoneNumber"] = phone });
        }

        return new JsonObject { ["userIdentifiers"] = identifiers };
    }
}
