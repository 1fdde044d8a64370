using System.Text.Json;
using RevOps.Core.Vendors;
using RevOps.Data.Effects;
using RevOps.Functions.Ads;
using RevOps.Functions.Outreach;
using RevOps.Functions.Setup;
using RevOps.Functions.Tests.Fetching;
using RevOps.Functions.Tests.Vendors;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Ads;

/// <summary>The whole way from a form, a stage or a deal to the ad platforms, all of which are one server on loopback.</summary>
internal sealed class AdsApp : IAsyncDisposable
{
    private int _events;

    private AdsApp(FetchApp app) => Fetch = app;

    public FetchApp Fetch { get; }

    public VendorApp App => Fetch.App;

    /// <summary>Answers in the place of the platforms; null lets them answer.</summary>
    public Func<VendorCall, VendorAnswered?> Instead { get; set; } = _ => null;

    public static async Task<AdsApp> StartAsync(string mode = "on", bool needsConsent = true)
    {
        var app = new AdsApp(await FetchApp.StartAsync(more:
        [
            ("REVOPS_SEND_GOOGLE", mode), ("REVOPS_SEND_LINKEDIN", mode), ("REVOPS_SEND_META", mode),
            ("REVOPS_GOOGLE_CUSTOMER", "123-456-7890"), ("REVOPS_GOOGLE_LOGIN_CUSTOMER", "999"), ("REVOPS_GOOGLE_CLIENT_ID", "client"), ("REVOPS_GOOGLE_CLIENT_SECRET", "secret"),
            ("REVOPS_GOOGLE_REFRESH_TOKEN", "refresh"), ("REVOPS_META_DATASET", "555"),
        ]));
        app.Fetch.Vendor.Answer = call => app.Instead(call) ?? Answer(call);
        app.Rule(rules => rules with
        {
            Google = new AdMap(new Dictionary<string, string> { ["111"] = "warm" }, new Dictionary<string, string> { ["901"] = "MQL", ["902"] = "won", ["903"] = "SQL" }),
            LinkedIn = new AdMap(new Dictionary<string, string> { ["222"] = "warm" }, new Dictionary<string, string> { ["77"] = "MQL", ["78"] = "won" }),
            Meta = new AdMap(new Dictionary<string, string> { ["333"] = "warm" }, new Dictionary<string, string> { ["Qualified"] = "MQL", ["Purchase"] = "won" }),
            Values = new Dictionary<string, decimal> { ["MQL"] = 50, ["SQL"] = 0 },
            ConversionsNeedConsent = needsConsent,
        });
        return app;
    }

    public void Rule(Func<AdRules, AdRules> change)
    {
        var book = App.Get<RuleBook>();
        book.Take(new RuleLoad.Right(book.Loaded with { Rules = book.Current with { Ads = change(book.Current.Ads) } }));
    }

    /// <summary>A form; returns the contact.</summary>
    public async Task<string> FormAsync(string email, bool? ads = true, string more = "", string phone = "+4930901820")
    {
        var consent = ads is { } granted ? $$""","consent":[{"purpose":"ads","granted":{{(granted ? "true" : "false")}}}]""" : "";
        var reply = await App.SendAsync(
            "IntakeLeads", $$"""{"email":"{{email}}","phone":"{{phone}}","country":"DE","sourceId":"form-{{++_events}}"{{consent}}{{more}}}""", headers: [("x-api-key", VendorApp.Key)]);
        Assert.Equal(202, reply.Status);
        await App.DrainAsync();
        return Assert.Single(await App.QueryAsync<string>("SELECT contact_id FROM contacts WHERE email = @email", new { email }));
    }

    public Task StageAsync(string contactId, string stage) => App.QueryAsync<string>(
        """
        INSERT INTO lifecycle_history (lead_id, seq, stage, at, reason)
        SELECT l.lead_id, (SELECT MAX(seq) + 1 FROM lifecycle_history h WHERE h.lead_id = l.lead_id), @stage, @at, 'test' FROM leads l WHERE l.contact_id = @contactId
        """,
        new { contactId, stage, at = Fetch.Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", System.Globalization.CultureInfo.InvariantCulture) });

    public Task DealAsync(string id, string? contactId, decimal value) => App.QueryAsync<string>(
        """
        INSERT INTO deals (deal_id, primary_contact_id, pipeline_stage, deal_value, probability, currency, created_at, updated_at, closed_at, won_lost)
        VALUES (@id, @contactId, 'won', @value, 1, 'USD', @at, @at, @at, 'won')
        """,
        new { id, contactId, value, at = "2026-01-05T11:30:00.0000000Z" });

    public Task AudienceAsync(string contactId, bool isIn, string cause, string audience = "warm") => App.Db.WriteAsync(
        sql => isIn ? App.Get<Audiences>().AddAsync(sql, contactId, audience, cause, Fetch.Now) : App.Get<Audiences>().RemoveAsync(sql, contactId, audience, cause, Fetch.Now));

    public async Task ReportAsync()
    {
        while (await App.Get<ConversionReports>().WorkOffAsync(CancellationToken.None))
        {
        }

        await Fetch.FetchAsync();
    }

    /// <summary>What the platforms were told, tokens left out.</summary>
    public IReadOnlyList<VendorCall> Told => [.. Fetch.Vendor.Calls.Where(c => !c.Path.EndsWith("-token", StringComparison.Ordinal))];

    public JsonElement Body(string path) => JsonSerializer.Deserialize<JsonElement>(Assert.Single(Told, c => c.Path == path).Body);

    public async Task<IReadOnlyList<EffectRow>> EffectsAsync() =>
        [.. (await App.Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 500))).Where(e => e.Destination.StartsWith("ads:", StringComparison.Ordinal)).Reverse()];

    public ValueTask DisposeAsync() => Fetch.DisposeAsync();

    private static VendorAnswered Answer(VendorCall call) => call.Path switch
    {
        "/google-token" => new VendorAnswered(200, """{"access_token":"google-token","expires_in":3600}"""),
        "/rest/conversionEvents" => new VendorAnswered(201, ""),
        _ when call.Path.StartsWith("/rest/dmpSegments/", StringComparison.Ordinal) => new VendorAnswered(200, """{"elements":[{"status":201}]}"""),
        _ when call.Path.StartsWith("/v23.0/", StringComparison.Ordinal) => new VendorAnswered(200, """{"num_received":1,"events_received":1}"""),
        _ => new VendorAnswered(200, """{"requestId":"r-1"}"""),
    };
}
