using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Connectors.Ads;
using RevOps.Connectors.Apis;
using RevOps.Core.Outreach;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.LinkedIn;

/// <summary>LinkedIn Ads: members of DMP segments, and the Conversions API.</summary>
public sealed class LinkedInPlatform(VendorApi api, VendorAccess access) : IAdPlatform
{
    private const string FirstPartyId = "li_fat_id";

    /// <inheritdoc/>
    public string Vendor => AdVendors.LinkedIn;

    /// <inheritdoc/>
    public string Setting => access.TokenSetting;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClickIds { get; } = [FirstPartyId];

    /// <inheritdoc/>
    public TimeSpan Oldest { get; } = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public async Task<ApiAnswer> SendAsync(AudienceChange change, string list, CancellationToken cancel)
    {
        var user = new JsonObject { ["action"] = change.Action.ToUpperInvariant(), ["userIds"] = Ids(change.EmailSha256, null) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"rest/dmpSegments/{Uri.EscapeDataString(list)}/users")
        {
            Content = new StringContent(new JsonObject { ["elements"] = new JsonArray(user) }.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-RestLi-Method", "BATCH_CREATE");
        return await api.SendAsync(request, cancel) switch
        {
            ApiAnswer.Ok ok when FaultOf(ok.Json) is { } status => new ApiAnswer.Refused($"LinkedIn refuses the member ({status.ToString(CultureInfo.InvariantCulture)})."),
            var other => other,
        };
    }

    /// <inheritdoc/>
    public Task<ApiAnswer> SendAsync(ConversionPayload payload, string conversion, string eventId, CancellationToken cancel)
    {
        var body = new JsonObject
        {
            ["conversion"] = $"urn:lla:llaPartnerConversion:{conversion}",
            ["conversionHappenedAt"] = payload.At.ToUnixTimeMilliseconds(),
            ["eventId"] = eventId,
            ["user"] = new JsonObject { ["userIds"] = Ids(payload.EmailSha256, payload.Click?.Value) },
        };
        if (payload.Value is { } value)
        {
            body["conversionValue"] = new JsonObject { ["currencyCode"] = payload.Currency, ["amount"] = value.ToString(CultureInfo.InvariantCulture) };
        }

        return api.SendAsync(HttpMethod.Post, "rest/conversionEvents", body.ToJsonString(), cancel);
    }

    private static JsonArray Ids(string? email, string? click)
    {
        var ids = new JsonArray();
        foreach (var (type, value) in new[] { ("SHA256_EMAIL", email), ("LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID", click) })
        {
            if (value is not null)
            {
                ids.Add(new JsonObject { ["idType"] = type, ["idValue"] = value });
            }
        }

        return ids;
    }

    /// <summary>The batch is taken as a whole, and each member has a status of its own.</summary>
    private static int? FaultOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("elements").EnumerateArray()
                .Select(e => e.GetProperty("status").GetInt32()).Where(s => s is < 200 or >= 300).Select(s => (int?)s).FirstOrDefault();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
