namespace RevOps.Functions.Tests.Reports;

/// <summary>Small examples, computed by hand.</summary>
public sealed class ReportNumbersTests
{
    [Fact]
    public async Task Channels_have_what_they_cost_and_what_they_brought_in()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        await desk.CampaignAsync("c2", "linkedin_ads");
        await desk.SpendAsync("c1", "2026-01-10", 300);
        await desk.SpendAsync("c1", "2026-01-31", 100);
        await desk.SpendAsync("c1", "2026-02-01", 5000);
        await desk.SpendAsync("c2", "2026-01-15", 50);
        await desk.LeadAsync("2026-01-01", mql: "2026-01-02", sql: "2026-02-02");
        await desk.LeadAsync("2026-01-31T23:59:59.9999999Z", mql: "2026-02-01");
        await desk.LeadAsync("2025-12-31T23:59:59.9999999Z", mql: "2026-01-03", sql: "2026-01-04");
        await desk.LeadAsync("2026-01-05", channel: "organic");
        await desk.LeadAsync("2026-01-05", isTest: true);
        await desk.LeadAsync("2026-01-05", isImport: true, mql: "2026-01-05");
        await desk.LeadAsync("2026-01-05", mergedInto: "000001");
        await desk.DealAsync("2026-01-01", "2026-01-20", "won", company: "acme");
        await desk.DealAsync("2026-01-01", "2026-01-21", "won", company: "acme");
        await desk.DealAsync("2025-01-01", "2025-06-01", "won", company: "old");
        await desk.DealAsync("2026-01-01", "2026-01-22", "won", company: "old");
        await desk.DealAsync("2026-01-01", "2026-01-22", "lost", company: "none");
        await TouchAsync(desk, "google_ads", "c1", "2026-01-01", "2026-01-20", 100_000);
        await TouchAsync(desk, "unattributed", "unattributed", "2026-01-20", "2026-01-20", 50);

        var answer = await desk.JsonAsync("channels", "from=2026-01-01&to=2026-01-31");

        Assert.Equal(
            ["channel", "spend", "leads", "mqls", "sqls", "newCustomers", "cpl", "costPerMql", "cac", "revenue", "roi", "roas"],
            answer.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        string[] all = ["spend", "leads", "mqls", "sqls", "newCustomers", "cpl", "costPerMql", "cac", "revenue", "roi", "roas"];
        Assert.Equal("400 2 2 1 1 200 200 400 1000 1.5 2.5", Rows.Text(Rows.Of(answer, "channel", "google_ads"), all));
        Assert.Equal("50 0 0 0 0 - - - 0 -1 0", Rows.Text(Rows.Of(answer, "channel", "linkedin_ads"), all));
        Assert.Equal("0 1 0 0 0 0 - - 0 - -", Rows.Text(Rows.Of(answer, "channel", "organic"), all));
        Assert.Equal("0 0 0 0 0 - - - 0.5 - -", Rows.Text(Rows.Of(answer, "channel", "unattributed"), all));
        Assert.Equal("450 3 2 1 1 150 225 450 1000.5 1.223333 2.223333", Rows.Text(answer.GetProperty("totals"), all));
    }

    [Fact]
    public async Task Revenue_counts_on_the_day_of_the_close_or_of_the_touch()
    {
        await using var desk = await ReportDesk.StartAsync();
        await TouchAsync(desk, "google_ads", "c1", "2026-01-31", "2026-02-01", 700);

        async Task<decimal?> RevenueAsync(string query) => Rows.Number((await desk.JsonAsync("channels", query)).GetProperty("totals"), "revenue");
        Assert.Equal(0, await RevenueAsync("to=2026-01-31"));
        Assert.Equal(7, await RevenueAsync("from=2026-02-01&to=2026-02-01"));
        Assert.Equal(7, await RevenueAsync("to=2026-01-31&basis=touch"));
        Assert.Equal(0, await RevenueAsync("from=2026-02-01&basis=touch"));
        Assert.Equal(0, await RevenueAsync("model=first_touch"));
    }

    [Fact]
    public async Task Periods_are_days_weeks_from_Monday_months_and_quarters()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.LeadAsync("2026-01-04");
        await desk.LeadAsync("2026-01-05");
        await desk.LeadAsync("2026-03-31");
        await desk.LeadAsync("2026-04-01");

        async Task<string> PeriodsAsync(string grain) => string.Join(
            ", ", Rows.Of(await desk.JsonAsync("channels", $"grain={grain}")).Select(r => Rows.Text(r, "period", "leads")));
        Assert.Equal("2026-01-04 1, 2026-01-05 1, 2026-03-31 1, 2026-04-01 1", await PeriodsAsync("day"));
        Assert.Equal("2025-12-29 1, 2026-01-05 1, 2026-03-30 2", await PeriodsAsync("week"));
        Assert.Equal("2026-01-01 2, 2026-03-01 1, 2026-04-01 1", await PeriodsAsync("month"));
        Assert.Equal("2026-01-01 3, 2026-04-01 1", await PeriodsAsync("quarter"));
        Assert.DoesNotContain("period", (await desk.JsonAsync("channels", "grain=none")).GetProperty("columns").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_are_converted_at_the_days_rate_and_what_has_none_is_told()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        await desk.SpendAsync("c1", "2026-01-10", 100, "USD");
        await desk.SpendAsync("c1", "2026-03-01", 100, "USD");
        await desk.SpendAsync("c1", "2025-12-31", 7, "USD");
        await desk.SpendAsync("c1", "2026-01-11", 9, "GBP");
        await TouchAsync(desk, "google_ads", "c1", "2026-01-01", "2026-03-01", 800);

        var euros = await desk.JsonAsync("channels");
        Assert.Equal("130 8 EUR", $"{Rows.Text(euros.GetProperty("totals"), "spend", "revenue")} {euros.GetProperty("currency")}");
        Assert.Equal("""[{"of":"spend","currency":"GBP","amount":9},{"of":"spend","currency":"USD","amount":7}]""", euros.GetProperty("unconverted").GetRawText());
        var dollars = await desk.JsonAsync("channels", "currency=usd&from=2026-01-01");
        Assert.Equal("200 10 USD", $"{Rows.Text(dollars.GetProperty("totals"), "spend", "revenue")} {dollars.GetProperty("currency")}");
        Assert.Equal(["GBP 9"], dollars.GetProperty("unconverted").EnumerateArray().Select(u => Rows.Text(u, "currency", "amount")));
    }

    [Fact]
    public async Task The_blended_cost_per_lead_has_all_channels_beside_each_channels_own()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        await desk.SpendAsync("c1", "2026-01-10", 90);
        await desk.LeadAsync("2026-01-10", mql: "2026-01-10");
        await desk.LeadAsync("2026-01-10");
        await desk.LeadAsync("2026-01-10", channel: "organic");

        var answer = await desk.JsonAsync("cpl", "channel=google_ads");
        Assert.Equal("google_ads 90 2 45 30 1 90 90", Rows.Text(Assert.Single(Rows.Of(answer)), "channel", "spend", "leads", "cpl", "blendedCpl", "mqls", "costPerMql", "blendedCostPerMql"));
        Assert.Equal("90 2 45 30", Rows.Text(answer.GetProperty("totals"), "spend", "leads", "cpl", "blendedCpl"));
    }

    [Fact]
    public async Task Spend_has_no_segment_so_of_one_segment_costs_are_not_told()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        await desk.SpendAsync("c1", "2026-01-10", 90);
        await desk.LeadAsync("2026-01-10");
        await desk.LeadAsync("2026-01-10", segment: "enterprise");

        Assert.Equal("- 1 - -", Rows.Text((await desk.JsonAsync("channels", "segment=enterprise")).GetProperty("totals"), "spend", "leads", "cpl", "roi"));
    }

    [Fact]
    public async Task Campaigns_without_a_conversion_stay_and_what_no_campaign_earned_comes_last()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("z-idle", "linkedin_ads");
        await desk.CampaignAsync("c1", "google_ads");
        await desk.CampaignAsync("unattributed", "unattributed", reserved: true);
        await desk.CampaignAsync("none:direct", "direct", reserved: true);
        await desk.SpendAsync("z-idle", "2026-01-10", 40);
        await desk.SpendAsync("c1", "2026-01-10", 10);
        await desk.AddAsync("attribution_deals", new { deal_id = "d1", units = 10_000, close_day = "2026-01-20", path = "google_ads > direct" });
        await TouchAsync(desk, "google_ads", "c1", "2026-01-01", "2026-01-20", 6_000, "d1");
        await TouchAsync(desk, "google_ads", "c1", "2026-01-02", "2026-01-20", 0, "d1");
        await TouchAsync(desk, "direct", "none:direct", "2026-01-02", "2026-01-20", 4_000, "d1");
        await desk.DealAsync("2026-01-01", "2026-01-20", "won", company: "acme", campaign: "c1");

        var answer = await desk.JsonAsync("campaigns");
        Assert.Equal(
            [
                "c1 google_ads 10 1 10 60 5 6 1 100",
                "z-idle linkedin_ads 40 0 - 0 -1 0 0 0",
                "none:direct direct - 0 - 40 - - - -",
            ],
            Rows.Of(answer).Select(r => Rows.Text(r, "campaignId", "channel", "spend", "newCustomers", "cac", "revenue", "roi", "roas", "influencedDeals", "influencedRevenue")));
        Assert.Equal("50 1 50 100 1 2 1 100", Rows.Text(answer.GetProperty("totals"), "spend", "newCustomers", "cac", "revenue", "roi", "roas", "influencedDeals", "influencedRevenue"));
    }

    [Fact]
    public async Task A_funnel_follows_the_leads_of_the_period_whenever_they_moved()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.LeadAsync("2026-01-01", mql: "2026-01-02", sql: "2026-02-01", opp: "2026-03-01", customer: "2026-04-01");
        await desk.LeadAsync("2026-01-01", mql: "2026-01-02", sql: "2026-02-01");
        await desk.LeadAsync("2026-01-31", mql: "2026-06-02");
        await desk.LeadAsync("2026-01-31");
        await desk.LeadAsync("2026-02-01", mql: "2026-02-01");

        var answer = await desk.JsonAsync("funnel", "from=2026-01-01&to=2026-01-31");
        Assert.Equal(
            ["lead 4 - 1", "MQL 3 0.75 0.75", "SQL 2 0.666667 0.5", "opp 1 0.5 0.25", "customer 1 1 0.25"],
            Rows.Of(answer).Select(r => Rows.Text(r, "stage", "count", "conversion", "conversionFromLead")));
    }

    [Fact]
    public async Task A_cohort_pays_back_in_the_month_in_which_its_revenue_reaches_its_spend()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        await desk.SpendAsync("c1", "2026-01-10", 250);
        await desk.SpendAsync("c1", "2026-02-10", 1000);
        var first = await desk.LeadAsync("2026-01-05", mql: "2026-01-06", customer: "2026-01-20");
        var second = await desk.LeadAsync("2026-01-25");
        await desk.DealAsync("2026-01-06", "2026-01-31", "won", 100, lead: first);
        await desk.DealAsync("2026-01-26", "2026-03-01", "won", 150, lead: second);
        await desk.DealAsync("2026-01-26", "2027-02-01", "won", 60, lead: second);
        await desk.DealAsync("2026-01-26", "2026-03-01", "lost", 999, lead: second);
        var third = await desk.LeadAsync("2026-02-01");
        await desk.DealAsync("2026-02-02", "2026-02-03", "won", 10, lead: third);

        var answer = await desk.JsonAsync("cohorts");
        Assert.Equal(
            ["2026-01-01 2 1 250 3 310 155 2 100 0 150 60", "2026-02-01 1 0 1000 1 10 10 - 10 0 0 0"],
            Rows.Of(answer).Select(r => Rows.Text(r, "cohort", "leads", "customers", "spend", "wonDeals", "revenue", "revenuePerLead", "paybackMonths", "month0", "month1", "month2", "later")));
        Assert.Equal("3 1250 320 - 110", Rows.Text(answer.GetProperty("totals"), "leads", "spend", "revenue", "paybackMonths", "month0"));
    }

    [Fact]
    public async Task Velocity_is_open_deals_by_win_rate_by_value_over_cycle_and_the_shop_is_left_out()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.DealAsync("2026-01-01", value: 1000, probability: 0.2);
        await desk.DealAsync("2026-01-02", value: 500, probability: 0.5, stage: "Negotiation");
        await desk.DealAsync("2026-01-01T00:00:00.0000000Z", "2026-01-11T00:00:00.0000000Z", "won", 300, stage: "Won");
        await desk.DealAsync("2026-01-01T00:00:00.0000000Z", "2026-01-21T00:00:00.0000000Z", "won", 100, stage: "Won");
        await desk.DealAsync("2026-01-01", "2026-01-21", "lost", 70, stage: "Lost");
        await desk.DealAsync("2026-01-01", "2026-01-21", "won", 9999, pipeline: "eCommerce");
        await desk.DealAsync("2026-01-01", value: 8888, pipeline: "ecommerce");

        var answer = await desk.JsonAsync("pipeline", "from=2026-01-01&to=2026-01-31");
        Assert.Equal(
            ["Lost 0 0 0 1 0 70 -", "Negotiation 1 500 250 1 0 0 -", "Proposal 1 1000 200 1 0 0 -", "Won 0 0 0 2 2 0 -"],
            Rows.Of(answer).Select(r => Rows.Text(r, "stage", "open", "openValue", "weightedValue", "created", "won", "lostValue", "winRate")));

        // 2 open × 2/3 × 200 ÷ 15 days.
        Assert.Equal("2 1500 450 5 1970 0.666667 200 15 17.7778", Rows.Text(
            answer.GetProperty("totals"), "open", "openValue", "weightedValue", "created", "createdValue", "winRate", "averageWonValue", "averageCycleDays", "velocityPerDay"));
    }

    [Fact]
    public async Task Models_stand_side_by_side_and_one_that_is_off_has_nothing()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        await desk.AddAsync("attribution_touches", new { deal_id = "d1", campaign_id = "c1", channel = "google_ads", touch_day = "2026-01-01", close_day = "2026-01-20", first_touch = 1000, linear = 500, last_touch = 0 });
        await desk.AddAsync("attribution_touches", new { deal_id = "d1", campaign_id = "none:email", channel = "email", touch_day = "2026-01-02", close_day = "2026-01-20", first_touch = 0, linear = 500, last_touch = 1000 });

        var answer = await desk.JsonAsync("attribution");
        Assert.Equal(
            ["email none:email 0 10 5 -", "google_ads c1 10 0 5 -"],
            Rows.Of(answer).Select(r => Rows.Text(r, "channel", "campaignId", "first_touch", "last_touch", "linear", "markov")));
        Assert.Equal("10 10 10 -", Rows.Text(answer.GetProperty("totals"), "first_touch", "last_touch", "linear", "markov"));
    }

    [Fact]
    public async Task Paths_say_how_many_touches_and_days_a_deal_takes()
    {
        await using var desk = await ReportDesk.StartAsync();
        await PathAsync("d1", "google_ads > email", 10_000, 2, 10);
        await PathAsync("d2", "google_ads > email", 20_000, 3, 20);
        await PathAsync("d3", "email", 500, 1, 4);
        await PathAsync("d4", "", 100, 0, null);

        var answer = await desk.JsonAsync("paths");
        Assert.Equal(
            ["google_ads > email 2 0.5 300 150 2.5 15", "email 1 0.25 5 5 1 4", " 1 0.25 1 1 0 -"],
            Rows.Of(answer).Select(r => Rows.Text(r, "path", "deals", "share", "revenue", "averageRevenue", "averageTouches", "averageDays")));
        Assert.Equal("4 1 306 76.5 1.5 11.3333", Rows.Text(answer.GetProperty("totals"), "deals", "share", "revenue", "averageRevenue", "averageTouches", "averageDays"));
        Assert.Equal(["google_ads > email"], Rows.Of(await desk.JsonAsync("paths", "channel=google_ads")).Select(r => r.GetProperty("path").GetString()));

        Task PathAsync(string id, string path, int units, int touches, int? days) =>
            desk.AddAsync("attribution_deals", new { deal_id = id, path, units, touches, days, close_day = "2026-01-20" });
    }

    [Fact]
    public async Task Attainment_and_owners_come_from_the_same_clocks()
    {
        await using var desk = await ReportDesk.StartAsync();
        await desk.AddAsync("owners", new { owner_id = "ann", name = "Ann", team = "north" });
        var lead = await desk.LeadAsync("2026-01-05", mql: "2026-01-05", owner: "ann");
        await desk.LeadAsync("2026-01-06", owner: "ann");
        foreach (var (state, seconds) in new[] { ("met", 60), ("met", 120), ("breached", 4000), ("running", 0) })
        {
            await desk.AddAsync("sla_clocks", new { lead_id = lead, owner_id = "ann", started_at = ReportDesk.At("2026-01-05"), state, seconds_to_call = seconds == 0 ? (int?)null : seconds });
        }

        await desk.AddAsync("calls", new { lead_id = lead, owner_id = "ann", called_at = ReportDesk.At("2026-01-05") });
        await desk.DealAsync("2026-01-05", "2026-01-15", "won", lead: lead);
        await desk.DealAsync("2026-01-05", lead: lead, probability: 0.25);

        var sla = await desk.JsonAsync("sla");
        Assert.Equal("2 1 0.666667 120 4000", Rows.Text(sla.GetProperty("totals"), "met", "breached", "rate", "p50Seconds", "p90Seconds"));
        Assert.Equal("2 1", Rows.Text(Rows.Of(sla).Single(r => Rows.Text(r, "by", "key") == "team north"), "met", "breached"));
        var owner = Assert.Single(Rows.Of(await desk.JsonAsync("owners")));
        Assert.Equal("ann Ann north 2 1 1 2 1 120 1 100 25 1 1", Rows.Text(
            owner, "ownerId", "ownerName", "team", "leads", "mqls", "calls", "slaMet", "slaBreached", "p50Seconds", "open", "openValue", "weightedValue", "won", "winRate"));
    }

    private static Task TouchAsync(ReportDesk desk, string channel, string campaign, string touch, string close, long linear, string deal = "d") =>
        desk.AddAsync("attribution_touches", new { deal_id = deal, campaign_id = campaign, channel, touch_day = touch, close_day = close, linear });
}
