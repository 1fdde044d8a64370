using System.Globalization;
using System.Text.Json.Nodes;
using RevOps.Connectors.Ads;
using RevOps.Connectors.Apis;
using RevOps.Core.Outreach;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Meta;

/// <summary>Meta: users of custom audiences, and the Conversions API of a dataset.</summary>
public sealed class MetaPlatform(VendorApi api, VendorAccess access, string dataset) : IAdPlatform
{
    /// <inheritdoc/>
    public string Vendor => AdVendors.Meta;

    /// <inheritdoc/>
    public string Setting => access.TokenSetting;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClickIds { get; } = ["fbclid"];

    /// <inheritdoc/>
    public TimeSpan Oldest { get; } = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async Task<ApiAnswer> SendAsync(AudienceChange change, string list, CancellationToken cancel)
    {
        var (schema, person) = (new JsonArray(), new JsonArray());
        foreach (var (name, hash) in new[] { ("EMAIL", change.EmailSha256), ("PHONE", change.PhoneSha256) })
        {
            if (hash is not null)
            {
                schema.Add(name);
                person.Add(hash);
            }
        }

        var body = new JsonObject { ["payload"] = new JsonObject { ["schema"] = schema, ["data"] = new JsonArray(person) } };
        var method = change.Action == "add" ? HttpMethod.Post : HttpMethod.Delete;
        return (await api.SendAsync(method, $"{Uri.EscapeDataString(list)}/users", body.ToJsonString(), cancel)).Checked();
    }

    /// <inheritdoc/>
    public async Task<ApiAnswer> SendAsync(ConversionPayload payload, string conversion, string eventId, CancellationToken cancel)
    {
        if (dataset.Length == 0)
        {
            return new ApiAnswer.Refused("REVOPS_META_DATASET is not set.");
        }

        var custom = new JsonObject { ["event_source"] = "crm", ["lead_event_source"] = "RevOps" };
        if (payload.Value is { } value)
        {
            custom["value"] = value;
            custom["currency"] = payload.Currency;
        }

        var happened = new JsonObject
        {
            ["event_name"] = conversion,
            ["event_time"] = payload.At.ToUnixTimeSeconds(),
            ["event_id"] = eventId,
            ["action_source"] = "system_generated",
            ["user_data"] = UserData(payload),
            ["custom_data"] = custom,
        };
        var body = new JsonObject { ["data"] = new JsonArray(happened) };
        return (await api.SendAsync(HttpMethod.Post, $"{dataset}/events", body.ToJsonString(), cancel)).Checked();
    }

    private static JsonObject UserData(ConversionPayload payload)
    {
        var user = new JsonObject();
        if (payload.EmailSha256 is { } email)
        {
            user["em"] = new JsonArray(email);
        }

        if (payload.PhoneSha256 is { } phone)
        {
            user["ph"] = new JsonArray(phone);
        }

        // How Meta's own script writes a click: version, level of the domain, when, and the id.
        if (payload.Click is { } click)
        {
            user["fbc"] = string.Create(CultureInfo.InvariantCulture, $"fb.1.{click.At.ToUnixTimeMilliseconds()}.{click.Value}");
        }

        return user;
    }
}
