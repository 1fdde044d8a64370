using Microsoft.Extensions.DependencyInjection;
using RevOps.Data.Effects;
using RevOps.Functions.SpendReports;
using RevOps.Functions.Tests.Fetching;
using RevOps.Functions.Tests.Vendors;
using RevOps.Testing;

namespace RevOps.Functions.Tests.SpendReports;

/// <summary>What campaigns cost, as their platforms say by API.</summary>
public sealed class SpendFetchTests
{
    private const string Google = """
        [{"results":[
           {"campaign":{"resourceName":"customers/1234567890/campaigns/11","id":"11","name":"Spring Sale"},"metrics":{"costMicros":"12345600","clicks":"7","impressions":"900"},"segments":{"date":"2026-01-03"},"customer":{"currencyCode":"EUR"}},
           {"campaign":{"id":"12","name":"Brand"},"metrics":{"impressions":"5"},"segments":{"date":"2026-01-03"},"customer":{"currencyCode":"EUR"}}]},
         {"results":[{"campaign":{"id":"11","name":"Spring Sale"},"metrics":{"costMicros":"1000000","clicks":"1","impressions":"2"},"segments":{"date":"2026-01-04"},"customer":{"currencyCode":"EUR"}}]},
         {"requestId":"r"}]
        """;

    private static Task<FetchApp> StartAsync(params (string, string)[] more) => FetchApp.StartAsync(more:
    [
        ("REVOPS_GOOGLE_CUSTOMER", "123-456-7890"), ("REVOPS_GOOGLE_LOGIN_CUSTOMER", "999"), ("REVOPS_GOOGLE_CLIENT_ID", "client"), ("REVOPS_GOOGLE_CLIENT_SECRET", "secret"),
        ("REVOPS_GOOGLE_REFRESH_TOKEN", "refresh"), ("REVOPS_GOOGLE_DEVELOPER_TOKEN", "dev"), .. more,
    ]);

    private static Task<VendorReply> AskAsync(FetchApp app, string body) => app.App.SendAsync("PostSpendFetch", body, headers: ("x-api-key", VendorApp.Key));

    private static Func<VendorCall, VendorAnswered> Answers(Func<VendorCall, VendorAnswered> answer) =>
        call => call.Path == "/google-token" ? new VendorAnswered(200, """{"access_token":"google-token","expires_in":3600}""") : answer(call);

    private static Task<IReadOnlyList<string>> SpendAsync(FetchApp app) => app.App.QueryAsync<string>(
        "SELECT source || ' ' || campaign_id || ' ' || day || ' ' || amount || ' ' || currency || ' ' || clicks || '/' || impressions FROM campaign_spend ORDER BY source, campaign_id, day");

    [Fact]
    public async Task Google_is_asked_by_its_search_stream_and_campaigns_that_nobody_told_of_are_taken_over()
    {
        await using var app = await StartAsync();
        app.Vendor.Answer = Answers(_ => new VendorAnswered(200, Google));
        Assert.Equal(202, (await AskAsync(app, """{"source":"google_ads","from":"2026-01-03","to":"2026-01-04"}""")).Status);
        await app.FetchAsync();

        Assert.Equal(
            ["google_ads 11 2026-01-03 12.3456 EUR 7/900", "google_ads 11 2026-01-04 1 EUR 1/2", "google_ads 12 2026-01-03 0 EUR 0/5"], await SpendAsync(app));
        Assert.Equal(["11 google_ads Spring Sale 13.3456", "12 google_ads Brand 0"], await app.App.QueryAsync<string>("SELECT campaign_id || ' ' || channel || ' ' || campaign_name || ' ' || spend FROM campaigns ORDER BY 1"));
        var call = app.Vendor.Calls.Single(c => c.Path.EndsWith("searchStream", StringComparison.Ordinal));
        Assert.Equal(("/v26/customers/1234567890/googleAds:searchStream", "dev", "999", "Bearer google-token"), (call.Path, call.Headers["developer-token"], call.Headers["login-customer-id"], call.Headers["Authorization"]));
        Assert.Contains("BETWEEN \\u00272026-01-03\\u0027 AND \\u00272026-01-04\\u0027", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_is_corrected_takes_the_place_of_the_one_before()
    {
        await using var app = await StartAsync();
        app.Vendor.Answer = Answers(_ => new VendorAnswered(200, Google));
        await AskAsync(app, """{"source":"google_ads","from":"2026-01-03","to":"2026-01-04"}""");
        await app.FetchAsync();
        app.Vendor.Answer = Answers(_ => new VendorAnswered(200, Google.Replace("12345600", "2000000", StringComparison.Ordinal)));
        await AskAsync(app, """{"source":"google_ads","from":"2026-01-03","to":"2026-01-04"}""");
        await app.FetchAsync();
        Assert.Equal([3m], await app.App.QueryAsync<decimal>("SELECT CAST(spend AS REAL) FROM campaigns WHERE campaign_id = '11'"));
        Assert.Equal(3, (await SpendAsync(app)).Count);
    }

    [Fact]
    public async Task A_campaign_that_is_known_by_its_name_is_the_same_and_two_of_the_platform_may_be_one_here()
    {
        await using var app = await StartAsync();
        await app.App.SendAsync("PostCampaigns", """{"id":"own","channel":"google_ads","campaignName":"Spring sale"}""", headers: ("x-api-key", VendorApp.Key));
        app.Vendor.Answer = Answers(_ => new VendorAnswered(200, Google.Replace("\"12\",\"name\":\"Brand\"},\"metrics\":{", "\"12\",\"name\":\"spring  sale\"},\"metrics\":{\"costMicros\":\"500000\",", StringComparison.Ordinal)));
        await AskAsync(app, """{"source":"google_ads","from":"2026-01-03","to":"2026-01-04"}""");
        await app.FetchAsync();
        Assert.Equal(["google_ads own 2026-01-03 12.8456 EUR 7/905", "google_ads own 2026-01-04 1 EUR 1/2"], await SpendAsync(app));
        Assert.Equal(["own"], await app.App.QueryAsync<string>("SELECT campaign_id FROM campaigns"));
    }

    [Fact]
    public async Task LinkedIn_is_asked_for_its_currency_its_analytics_and_the_names()
    {
        await using var app = await StartAsync(("REVOPS_LINKEDIN_ACCOUNT", "777"));
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path switch
        {
            "/rest/adAccounts/777" => """{"id":777,"currency":"USD"}""",
            "/rest/adAnalytics" => """
                {"paging":{"count":10,"start":0,"links":[]},"elements":[
                  {"dateRange":{"start":{"year":2026,"month":1,"day":3},"end":{"year":2026,"month":1,"day":3}},"pivotValues":["urn:li:sponsoredCampaign:501"],"costInLocalCurrency":"10.05","impressions":100,"clicks":3}]}
                """,
            _ => """{"results":{"501":{"id":501,"name":"CFO webinar"}},"statuses":{},"errors":{}}""",
        });
        await AskAsync(app, """{"source":"linkedin_ads","from":"2026-01-01","to":"2026-01-31"}""");
        await app.FetchAsync();
        Assert.Equal(["linkedin_ads 501 2026-01-03 10.05 USD 3/100"], await SpendAsync(app));
        Assert.Equal(["linkedin_ads CFO webinar"], await app.App.QueryAsync<string>("SELECT channel || ' ' || campaign_name FROM campaigns"));
        var query = app.Vendor.Calls.Single(c => c.Path == "/rest/adAnalytics").Query;
        Assert.Equal(("(start:(year:2026,month:1,day:1),end:(year:2026,month:1,day:31))", "List(urn:li:sponsoredAccount:777)"), (query["dateRange"].ToString(), query["accounts"].ToString()));
        Assert.Equal("List(501)", app.Vendor.Calls[^1].Query["ids"].ToString());
    }

    [Fact]
    public async Task Meta_is_asked_page_by_page()
    {
        await using var app = await StartAsync(("REVOPS_META_ACCOUNT", "888"));
        app.Vendor.Answer = call => new VendorAnswered(200, call.Query["after"] == "p2"
            ? """{"data":[{"campaign_id":"61","campaign_name":"Look-alike","spend":"2.5","impressions":"10","clicks":"1","account_currency":"EUR","date_start":"2026-01-04","date_stop":"2026-01-04"}],"paging":{"cursors":{"before":"x","after":"p3"}}}"""
            : """{"data":[{"campaign_id":"61","campaign_name":"Look-alike","spend":"1.25","impressions":"10","account_currency":"EUR","date_start":"2026-01-03","date_stop":"2026-01-03"}],"paging":{"cursors":{"before":"x","after":"p2"},"next":"https://graph.example/more"}}""");
        await AskAsync(app, """{"source":"meta_ads","from":"2026-01-03","to":"2026-01-04"}""");
        await app.FetchAsync();
        Assert.Equal(["meta_ads 61 2026-01-03 1.25 EUR 0/10", "meta_ads 61 2026-01-04 2.5 EUR 1/10"], await SpendAsync(app));
        Assert.All(app.Vendor.Calls, c => Assert.Equal("/v23.0/act_888/insights", c.Path));
        Assert.Equal("""{"since":"2026-01-03","until":"2026-01-04"}""", app.Vendor.Calls[0].Query["time_range"].ToString());
    }

    [Fact]
    public async Task Each_night_the_last_month_of_those_that_are_set_up_once()
    {
        await using var app = await StartAsync();
        var function = ActivatorUtilities.CreateInstance<SpendReportFunctions>(app.App.Get<IServiceProvider>());
        await function.Nightly(new Microsoft.Azure.Functions.Worker.TimerInfo(), CancellationToken.None);
        await function.Nightly(new Microsoft.Azure.Functions.Worker.TimerInfo(), CancellationToken.None);
        var effect = Assert.Single(await EffectsAsync(app));
        Assert.Equal(new SpendPayload("google_ads", new DateOnly(2025, 12, 6), new DateOnly(2026, 1, 4)), EffectJson.Parse<SpendPayload>(effect.Payload));
    }

    [Fact]
    public async Task Long_ranges_go_month_by_month_and_one_that_fails_waits_without_losing_its_place()
    {
        await using var app = await StartAsync();
        app.Vendor.Answer = Answers(_ => new VendorAnswered(429, "{}", "60"));
        Assert.Equal(3, (await AskAsync(app, """{"source":"google_ads","from":"2025-10-01","to":"2025-12-31"}""")).Json.GetProperty("effects").GetInt32());
        await app.FetchAsync();
        Assert.Equal([("2025-10-01", 0), ("2025-11-01", 0), ("2025-12-02", 0)], (await EffectsAsync(app)).Select(e => (Data.Spend.SpendStore.Text(EffectJson.Parse<SpendPayload>(e.Payload).From), e.Attempts)));

        app.Vendor.Answer = Answers(_ => new VendorAnswered(200, "[]"));
        app.App.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.FetchAsync();
        Assert.All(await EffectsAsync(app), e => Assert.Equal(EffectState.Sent, e.State));
    }

    [Theory]
    [InlineData("""{"from":"2026-01-03","to":"2026-01-04"}""", 422, "/source")]
    [InlineData("""{"source":"tv","from":"2026-01-03","to":"2026-01-04"}""", 422, "google_ads, linkedin_ads, meta_ads")]
    [InlineData("""{"source":"google_ads","from":"2026-01-03"}""", 422, "/to")]
    [InlineData("""{"source":"google_ads","from":"2026-01-05","to":"2026-01-04"}""", 422, "/to")]
    [InlineData("""{"source":"google_ads","from":"2020-01-05","to":"2026-01-04"}""", 422, "/from")]
    [InlineData("""{"source":"meta_ads","from":"2026-01-03","to":"2026-01-04"}""", 409, "name no account of meta_ads")]
    public async Task What_cannot_be_fetched_is_said(string body, int status, string what)
    {
        await using var app = await StartAsync();
        var reply = await AskAsync(app, body);
        Assert.Equal(status, reply.Status);
        Assert.Contains(what, reply.Body, StringComparison.Ordinal);
        Assert.Empty(await EffectsAsync(app));
    }

    private static async Task<IReadOnlyList<EffectRow>> EffectsAsync(FetchApp app) =>
        [.. (await app.App.Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 500))).Where(e => e.Destination.StartsWith("spend:", StringComparison.Ordinal)).Reverse()];
}
