using System.Globalization;
using RevOps.Core.Leads;
using RevOps.Core.Money;
using RevOps.Data.Campaigns;
using RevOps.Data.Deals;
using RevOps.Data.Spend;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Deals;

/// <summary>What a deal's channel cost, and what subscribers are told.</summary>
public sealed class DealCostTests
{
    [Fact]
    public async Task The_proxy_counts_90_days_of_the_channel_and_says_what_it_came_from()
    {
        await using var app = await StartAsync();
        await SpendAsync(app, ("2025-10-06", 1000), ("2025-10-07", 100), ("2026-01-04", 50), ("2026-01-05", 1000));
        await LeadAsync(app, "eva");
        await DealAsync(app, "d1", "eva", "Proposal");

        // Nothing to divide by: no customer and no deal in these days.
        Assert.Null((await HeldAsync(app, "d1")).CacProxy);

        await LeadAsync(app, "bob");
        await DealAsync(app, "d2", "bob", "Proposal");
        var byDeals = await HeldAsync(app, "d2");
        Assert.Equal((150m, "dealsCreated", "google_ads", 150m, 1, "EUR"), (byDeals.CacProxy!.Value, byDeals.CacBasis, byDeals.CacChannel, byDeals.CacSpend!.Value, byDeals.CacCount!.Value, byDeals.CacCurrency));

        await DealAsync(app, "d1", "eva", "Closed Won", hour: 3);
        await LeadAsync(app, "cy");
        await DealAsync(app, "d3", "cy", "Proposal", created: 5, hour: 6);
        var byCustomers = await HeldAsync(app, "d3");
        Assert.Equal((150m, "newCustomers", 1), (byCustomers.CacProxy!.Value, byCustomers.CacBasis, byCustomers.CacCount!.Value));
    }

    [Fact]
    public async Task A_proxy_that_is_there_is_frozen_and_one_that_is_not_is_tried_again()
    {
        await using var app = await StartAsync();
        await LeadAsync(app, "eva");
        await LeadAsync(app, "bob");
        await DealAsync(app, "d1", "eva", "Proposal");
        await DealAsync(app, "d2", "bob", "Proposal");
        await SpendAsync(app, ("2026-01-01", 500));
        await DealAsync(app, "d1", "eva", "Negotiation", hour: 3);
        await DealAsync(app, "d2", "bob", "Negotiation", hour: 3);

        // d1 had nothing before it; d2 had d1, and no spend then.
        Assert.Null((await HeldAsync(app, "d1")).CacProxy);
        Assert.Equal((0m, 1), ((await HeldAsync(app, "d2")).CacProxy, (await HeldAsync(app, "d2")).CacCount));
    }

    [Fact]
    public async Task Spend_that_cannot_be_converted_makes_no_proxy()
    {
        await using var app = await StartAsync();
        await SpendAsync(app, ("2026-01-01", 500));
        await app.QueryAsync<int>("UPDATE campaign_spend SET currency = 'USD'");
        await LeadAsync(app, "eva");
        await LeadAsync(app, "bob");
        await DealAsync(app, "d1", "eva", "Proposal");
        await DealAsync(app, "d2", "bob", "Proposal");

        Assert.Null((await HeldAsync(app, "d2")).CacProxy);
    }

    [Fact]
    public async Task Subscribers_are_told_once_of_each_real_change()
    {
        await using var app = await StartAsync();
        await app.QueryAsync<int>("INSERT INTO hooks (hook_id, url, events, secret, active, created_at) VALUES ('h1', 'http://x', '*', 's', 1, '2026-01-01T00:00:00.0000000Z')");
        await DealAsync(app, "d1", "eva", "Closed Won", hour: 5);
        Assert.Equal(["deal.created", "deal.won"], await ToldAsync(app));

        await DealAsync(app, "d1", "eva", "Closed Won", hour: 5);
        await DealAsync(app, "d1", "eva", "Proposal", hour: 4);
        await DealAsync(app, "d1", "eva", "Closed Lost", hour: 3);
        Assert.Equal(["deal.created", "deal.won"], await ToldAsync(app));

        await DealAsync(app, "d1", "eva", "Proposal", hour: 6);
        await DealAsync(app, "d1", "eva", "Closed Lost", hour: 7);
        await DealAsync(app, "d1", "eva", "Closed Won", hour: 8);
        Assert.Equal(["deal.created", "deal.lost", "deal.won", "deal.won"], await ToldAsync(app));
    }

    [Fact]
    public async Task A_win_that_was_taken_back_before_it_was_known_makes_a_customer_all_the_same()
    {
        await using var app = await StartAsync();
        await LeadAsync(app, "eva");
        await DealAsync(app, "d1", "eva", "Proposal", hour: 5);
        await DealAsync(app, "d1", "eva", "Closed Won", hour: 4);

        Assert.Equal("open", (await HeldAsync(app, "d1")).WonLost);
        Assert.Equal(["customer converted"], await app.QueryAsync<string>("SELECT lifecycle_stage || ' ' || status FROM leads"));
    }

    [Fact]
    public async Task An_order_of_the_shop_is_linked_and_moves_no_lead()
    {
        await using var app = await StartAsync();
        await LeadAsync(app, "eva");
        await DealAsync(app, "d1", "eva", "Closed Won", pipeline: "Ecommerce");
        var deal = await HeldAsync(app, "d1");

        Assert.NotNull(deal.LeadId);
        Assert.Equal(("google_ads", null), (deal.Channel, deal.LifecycleStage));
        Assert.Equal(["lead new"], await app.QueryAsync<string>("SELECT lifecycle_stage || ' ' || status FROM leads"));
    }

    [Fact]
    public async Task A_days_own_figure_stays_whatever_comes_first()
    {
        await using var app = await StartAsync();
        foreach (var isFirst in new[] { true, false })
        {
            await app.QueryAsync<int>("DELETE FROM campaign_spend");
            foreach (var isDaily in new[] { isFirst, !isFirst })
            {
                await app.Db.WriteAsync(sql => sql.SaveSpendAsync(isDaily ? [Row("2026-01-02", 7, false)] : [Row("2026-01-01", 1, true), Row("2026-01-02", 1, true)], app.Now));
            }

            var total = await app.Db.WriteAsync(sql => sql.SumSpendAsync("c1", ExchangeRates.None, "EUR"));
            Assert.Equal(8, total.Amount);
            Assert.Equal([8], await app.QueryAsync<int>("SELECT spend FROM campaigns"));
        }
    }

    private static async Task<IdentityApp> StartAsync()
    {
        var app = await IdentityApp.StartAsync();
        var campaign = new CampaignRow { CampaignId = "c1", Channel = "google_ads", CampaignName = "C 1", NameKey = "c 1" };
        await app.Db.WriteAsync(sql => sql.SaveCampaignsAsync([campaign], [], app.Now));
        return app;
    }

    private static Task SpendAsync(IdentityApp app, params (string Day, decimal Amount)[] days) => app.Db.WriteAsync(async sql =>
    {
        foreach (var (day, amount) in days)
        {
            await sql.SaveSpendAsync([Row(day, amount, false)], app.Now);
        }
    });

    private static SpendRow Row(string day, decimal amount, bool isProrated) =>
        new() { Source = "api", CampaignId = "c1", Day = day, Amount = amount, Currency = "EUR", IsProrated = isProrated };

    private static Task LeadAsync(IdentityApp app, string who) => app.IntakeAsync(new LeadSubmission
    {
        Email = $"{who}@{who}.example",
        Utm = new UtmInput { Source = "google", Medium = "cpc" },
    });

    private static async Task DealAsync(IdentityApp app, string id, string who, string stage, int created = 1, int hour = 2, string? pipeline = null)
    {
        // Deals of one channel need different creation times: the later one sees the earlier one.
        var createdAt = app.Now.AddHours(created).AddMinutes(id[^1] - '0');
        string At(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var json = $$"""
            {"id":"{{id}}","updatedAt":"{{At(app.Now.AddHours(hour))}}","createdAt":"{{At(createdAt)}}","primaryContact":{"email":"{{who}}@{{who}}.example"},
             "pipelineStage":"{{stage}}","dealValue":100,"currency":"EUR"{{(pipeline is null ? "" : $",\"pipeline\":\"{pipeline}\"")}}}
            """;
        var applied = await app.DealAsync(json);
        Assert.NotEqual("rejected", applied.Status);
    }

    private static async Task<DealRow> HeldAsync(IdentityApp app, string id) => (await app.Db.ReadAsync(sql => sql.LockDealAsync(id)))!;

    private static Task<IReadOnlyList<string>> ToldAsync(IdentityApp app) => app.QueryAsync<string>("SELECT kind FROM effects ORDER BY kind");
}
