using System.Security.Cryptography;
using System.Text;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;
using RevOps.Functions.Tests.Vendors;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>The whole way: a vendor's signed notification, its queue, the fetch from the vendor's API, the queue again, the database.</summary>
internal sealed class FetchApp : IAsyncDisposable
{
    private const string Secret = "client-secret-client-secret";

    private FetchApp(VendorApp app, FakeVendor vendor) => (App, Vendor) = (app, vendor);

    public VendorApp App { get; }

    public FakeVendor Vendor { get; }

    public DateTimeOffset Now => App.Clock.GetUtcNow();

    public static async Task<FetchApp> StartAsync(string token = "t0ken", string currency = "EUR", params (string Name, string Value)[] more)
    {
        var vendor = await FakeVendor.StartAsync();
        var app = await VendorApp.StartAsync(
        [
            ("REVOPS_HUBSPOT_SECRET", Secret), ("REVOPS_HUBSPOT_URL", vendor.Url), ("REVOPS_HUBSPOT_TOKEN", token),
            ("REVOPS_LINKEDIN_SECRET", Secret), ("REVOPS_LINKEDIN_URL", vendor.Url), ("REVOPS_LINKEDIN_TOKEN", token),
            ("REVOPS_META_SECRET", Secret), ("REVOPS_META_URL", vendor.Url + "/v23.0"), ("REVOPS_META_TOKEN", token), ("REVOPS_META_VERIFY_TOKEN", "verify me"),
            ("REVOPS_SALESFORCE_URL", vendor.Url), ("REVOPS_SALESFORCE_CLIENT_ID", "app"), ("REVOPS_SALESFORCE_CLIENT_SECRET", Secret),
            ("REVOPS_GOOGLE_TOKEN_URL", vendor.Url + "/google-token"), ("REVOPS_GOOGLE_DATA_URL", vendor.Url), ("REVOPS_GOOGLE_ADS_URL", vendor.Url + "/v26"),
            ("REVOPS_CURRENCY", currency),
            .. more,
        ]);
        return new FetchApp(app, vendor);
    }

    /// <summary>A HubSpot event about an object.</summary>
    public static string Event(string type, string id, int eventId = 1, string more = "") =>
        $$"""{"eventId":{{eventId}},"subscriptionId":7,"portalId":33,"occurredAt":1767614400000,"subscriptionType":"{{type}}","objectId":{{id}}{{more}}}""";

    /// <summary>Sends events as HubSpot does, and applies them.</summary>
    public async Task<IReadOnlyList<string>> HubSpotAsync(params string[] events)
    {
        var body = $"[{string.Join(',', events)}]";
        var time = Now.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes("POSThttps://revops.example.com/api/intake/hubspot" + body + time);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));
        return await SendAsync("IntakeHubSpot", body, ("X-HubSpot-Signature-v3", signature), ("X-HubSpot-Request-Timestamp", time));
    }

    /// <summary>Sends a notification as LinkedIn does, and applies it.</summary>
    public Task<IReadOnlyList<string>> LinkedInAsync(string body) => SendAsync("IntakeLinkedIn", body, ("X-LI-Signature", Hex("hmacsha256=" + body)));

    /// <summary>Sends a batch as Meta does, and applies it.</summary>
    public Task<IReadOnlyList<string>> MetaAsync(string body) => SendAsync("IntakeMeta", body, ("X-Hub-Signature-256", "sha256=" + Hex(body)));

    /// <summary>Sends what is due, as the sweep would have it sent, and applies what that brings, until nothing is due.</summary>
    public async Task FetchAsync()
    {
        while (await App.Db.ReadAsync(sql => sql.DueEffectKeysAsync(Now, 100)) is { Count: > 0 } keys)
        {
            foreach (var key in keys)
            {
                await App.Get<EffectDrainer>().DrainAsync(key, CancellationToken.None);
            }

            await App.DrainAsync();
        }
    }

    /// <summary>The effects of fetches: kind, state, attempts and fault.</summary>
    public async Task<IReadOnlyList<EffectRow>> FetchesAsync() =>
        [.. (await App.Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 500))).Where(e => e.Destination.StartsWith("fetch:", StringComparison.Ordinal)).Reverse()];

    /// <summary>Events by kind and status.</summary>
    public Task<IReadOnlyList<string>> EventsAsync(string of = "%") =>
        App.QueryAsync<string>("SELECT kind || ' ' || status || COALESCE(' ' || reason_code, '') FROM events WHERE source LIKE @of ORDER BY rowid", new { of });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Vendor.DisposeAsync();
    }

    private static string Hex(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));

    private async Task<IReadOnlyList<string>> SendAsync(string function, string body, params (string, string)[] headers)
    {
        var reply = await App.SendAsync(function, body, headers: headers);
        Assert.Equal(200, reply.Status);
        await App.DrainAsync();
        return reply.Json.TryGetProperty("events", out var events)
            ? [.. events.EnumerateArray().Select(e => e.GetProperty("eventId").GetString()!)]
            : [reply.Json.GetProperty("eventId").GetString()!];
    }
}
