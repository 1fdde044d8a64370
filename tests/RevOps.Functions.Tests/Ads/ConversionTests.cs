using RevOps.Data.Effects;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Ads;

/// <summary>What ad platforms are told of MQLs, SQLs and won deals.</summary>
public sealed class ConversionTests
{
    private const string Clicked = ""","clickIds":{"gclid":"G-1","li_fat_id":"L-1","fbclid":"F-1"},"occurredAt":"2026-01-05T11:00:00Z" """;

    [Fact]
    public async Task An_MQL_goes_to_each_platform_with_its_click_its_hashes_and_its_worth()
    {
        await using var app = await AdsApp.StartAsync();
        var contact = await app.FormAsync("ann@acme.example", more: Clicked);
        await app.StageAsync(contact, "MQL");
        await app.ReportAsync();

        var google = app.Body("/v1/events:ingest").GetProperty("events")[0];
        Assert.Equal(("G-1", 50, "EUR"), (google.GetProperty("adIdentifiers").GetProperty("gclid").GetString(), google.GetProperty("conversionValue").GetDecimal(), google.GetProperty("currency").GetString()));
        Assert.Equal("2026-01-05T12:00:00.0000000Z", google.GetProperty("eventTimestamp").GetString());
        Assert.Equal("901", app.Body("/v1/events:ingest").GetProperty("destinations")[0].GetProperty("productDestinationId").GetString());
        Assert.Equal(2, google.GetProperty("userData").GetProperty("userIdentifiers").GetArrayLength());

        var linkedIn = app.Body("/rest/conversionEvents");
        Assert.Equal(("urn:lla:llaPartnerConversion:77", 1767614400000, "50"), (linkedIn.GetProperty("conversion").GetString(), linkedIn.GetProperty("conversionHappenedAt").GetInt64(), linkedIn.GetProperty("conversionValue").GetProperty("amount").GetString()));
        Assert.Equal(["SHA256_EMAIL", "LINKEDIN_FIRST_PARTY_ADS_TRACKING_UUID"], linkedIn.GetProperty("user").GetProperty("userIds").EnumerateArray().Select(i => i.GetProperty("idType").GetString()));

        var meta = app.Body("/v23.0/555/events").GetProperty("data")[0];
        Assert.Equal(("Qualified", "fb.1.1767610800000.F-1", "crm"), (meta.GetProperty("event_name").GetString(), meta.GetProperty("user_data").GetProperty("fbc").GetString(), meta.GetProperty("custom_data").GetProperty("event_source").GetString()));
        Assert.Equal(1767614400, meta.GetProperty("event_time").GetInt64());
        Assert.Equal((await app.EffectsAsync()).Single(e => e.Destination == "ads:google").EffectId, google.GetProperty("transactionId").GetString());
        Assert.Equal(3, new[] { google.GetProperty("transactionId").GetString(), linkedIn.GetProperty("eventId").GetString(), meta.GetProperty("event_id").GetString() }.Distinct().Count());
    }

    [Fact]
    public async Task Once_for_each_stage_however_often_it_is_reached()
    {
        await using var app = await AdsApp.StartAsync();
        var contact = await app.FormAsync("ann@acme.example");
        await app.StageAsync(contact, "MQL");
        await app.ReportAsync();
        await app.StageAsync(contact, "lead");
        await app.StageAsync(contact, "MQL");
        await app.StageAsync(contact, "SQL");
        await app.ReportAsync();
        Assert.Equal(["MQL", "SQL"], (await app.EffectsAsync()).Where(e => e.Destination == "ads:google").Select(e => EffectJson.Parse<Connectors.Ads.ConversionPayload>(e.Payload).Event));

        // An SQL is worth nothing by the rules, and LinkedIn and Meta do not count it.
        Assert.DoesNotContain("conversionValue", app.Told.Last(c => c.Path == "/v1/events:ingest").Body, StringComparison.Ordinal);
        Assert.Single(app.Told, c => c.Path == "/rest/conversionEvents");
    }

    [Fact]
    public async Task A_won_deal_is_worth_what_it_is_worth_and_waits_for_its_contact()
    {
        await using var app = await AdsApp.StartAsync();
        var contact = await app.FormAsync("ann@acme.example", more: Clicked);
        await app.DealAsync("d-1", null, 1234.5m);
        await app.DealAsync("d-2", contact, -10);
        await app.ReportAsync();
        Assert.Empty(app.Told);

        await app.App.QueryAsync<string>("UPDATE deals SET primary_contact_id = @contact WHERE deal_id = 'd-1'", new { contact });
        await app.ReportAsync();
        var google = app.Body("/v1/events:ingest").GetProperty("events")[0];
        Assert.Equal((1234.5m, "USD", "2026-01-05T11:30:00.0000000Z"), (google.GetProperty("conversionValue").GetDecimal(), google.GetProperty("currency").GetString(), google.GetProperty("eventTimestamp").GetString()));

        // Lost and won again is the same deal.
        await app.App.QueryAsync<string>("UPDATE deals SET won_lost = 'lost' WHERE deal_id = 'd-1'; UPDATE deals SET won_lost = 'won' WHERE deal_id = 'd-1'");
        await app.ReportAsync();
        Assert.Single(app.Told, c => c.Path == "/v1/events:ingest");
    }

    [Theory]
    [InlineData(true, true, 3)]
    [InlineData(null, true, 0)]
    [InlineData(null, false, 3)]
    [InlineData(false, false, 0)]
    public async Task Consent_decides(bool? ads, bool needsConsent, int effects)
    {
        await using var app = await AdsApp.StartAsync(needsConsent: needsConsent);
        await app.StageAsync(await app.FormAsync("ann@acme.example", ads), "MQL");
        await app.ReportAsync();
        Assert.Equal(effects, (await app.EffectsAsync()).Count);
        Assert.Equal(ads == true, app.Told.Any(c => c.Body.Contains("CONSENT_GRANTED", StringComparison.Ordinal)));
        Assert.Empty(await app.App.QueryAsync<string>("SELECT event FROM conversion_marks"));
    }

    [Fact]
    public async Task A_consent_that_is_withdrawn_before_it_was_sent_counts()
    {
        await using var app = await AdsApp.StartAsync();
        app.Instead = _ => new VendorAnswered(503, "");
        await app.StageAsync(await app.FormAsync("ann@acme.example"), "MQL");
        await app.ReportAsync();
        app.App.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.FormAsync("ann@acme.example", ads: false);
        app.Instead = _ => null;
        await app.ReportAsync();
        Assert.All(await app.EffectsAsync(), e => Assert.Equal((EffectState.Dropped, "consent withdrawn"), (e.State, e.Fault)));
    }

    [Fact]
    public async Task A_click_after_it_or_long_before_it_did_not_bring_it_about_and_the_latest_counts()
    {
        await using var app = await AdsApp.StartAsync();
        await app.FormAsync("ann@acme.example", more: ""","url":"https://acme.example/?gclid=G-OLD","occurredAt":"2025-09-01T11:00:00Z" """);
        var contact = await app.FormAsync("ann@acme.example", more: ""","url":"https://acme.example/?gclid=G-1","occurredAt":"2026-01-02T11:00:00Z" """);
        await app.FormAsync("ann@acme.example", more: ""","clickIds":{"gbraid":"G-2"},"occurredAt":"2026-01-03T11:00:00Z" """);
        await app.StageAsync(contact, "MQL");
        app.App.Clock.Advance(TimeSpan.FromHours(1));
        await app.FormAsync("ann@acme.example", more: ""","clickIds":{"gclid":"G-3"}""");
        await app.ReportAsync();
        Assert.Equal("""{"gbraid":"G-2"}""", app.Body("/v1/events:ingest").GetProperty("events")[0].GetProperty("adIdentifiers").GetRawText());
        Assert.Equal(["G-OLD", "G-1", "G-2", "G-3"], await app.App.QueryAsync<string>("SELECT value FROM click_ids k JOIN touchpoints t ON t.touchpoint_id = k.touchpoint_id ORDER BY t.event_time"));
    }

    [Fact]
    public async Task Tests_imports_and_old_news_are_not_told()
    {
        await using var app = await AdsApp.StartAsync();
        var contact = await app.FormAsync("ann@acme.example");
        var imported = await app.FormAsync("bob@acme.example");
        await app.App.QueryAsync<string>("UPDATE leads SET is_test = 1 WHERE contact_id = @contact; UPDATE leads SET is_import = 1 WHERE contact_id = @imported", new { contact, imported });
        await app.StageAsync(contact, "MQL");
        await app.StageAsync(imported, "MQL");
        await app.DealAsync("d-1", imported, 10);
        app.App.Clock.Advance(TimeSpan.FromDays(8));
        await app.ReportAsync();

        // Meta takes nothing older than a week.
        Assert.Equal(["ads:google", "ads:linkedin"], (await app.EffectsAsync()).Select(e => e.Destination).Order());
    }
}
