using RevOps.Data.Attribution;
using RevOps.Functions.Attribution;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Attribution;

/// <summary>Runs of attribution over what intake wrote: what they publish, when, and what becomes of one that dies.</summary>
public sealed class AttributionRunTests
{
    [Theory]
    [InlineData(AttributionModes.Full)]
    [InlineData(AttributionModes.Incremental)]
    public async Task A_won_deal_finds_its_way_back_to_its_campaigns_to_the_cent(string mode)
    {
        await using var app = await StoryAsync();
        var run = await app.RunAsync(mode);

        Assert.Equal(("published", 1), (run.Status, run.Processed));
        Assert.Equal(["ads 100"], await app.RowsAsync("d1", "first_touch"));
        Assert.Equal(["mail 100"], await app.RowsAsync("d1", "last_touch"));
        Assert.Equal(["ads 66.67", "mail 33.33"], await app.RowsAsync("d1", "linear"));
        Assert.Equal(["ads 50", "mail 50"], await app.RowsAsync("d1", "shapley"));
        Assert.Equal(11, (await app.Intake.QueryAsync<decimal>("SELECT SUM(attributed_revenue) FROM campaign_attribution GROUP BY attribution_model")).Count(sum => sum == 100));
        Assert.Equal("google_ads > google_ads > email", Assert.Single(await app.Intake.QueryAsync<string>("SELECT path FROM attribution_deals")));
        Assert.Empty(await app.Intake.QueryAsync<int>("SELECT change_id FROM attribution_changes"));
    }

    [Fact]
    public async Task Revenue_that_no_touch_earned_is_a_row_and_a_touch_without_a_campaign_counts_to_its_channel()
    {
        await using var app = await AttributionApp.StartAsync();
        await app.DealAsync("d1", "nobody", "Closed Won", 70, app.Intake.Now);
        await app.LeadAsync("eva", null);
        app.Intake.Now += TimeSpan.FromDays(1);
        await app.DealAsync("d2", "eva", "Closed Won", 30, app.Intake.Now);
        await app.RunAsync(AttributionModes.Full);

        Assert.Equal(["unattributed 70"], await app.RowsAsync("d1", "linear"));
        Assert.Equal(["none:google_ads 30"], await app.RowsAsync("d2", "linear"));
        Assert.Equal(
            ["none:google_ads google_ads 1", "unattributed unattributed 1"],
            await app.Intake.QueryAsync<string>("SELECT campaign_id || ' ' || channel || ' ' || is_reserved FROM campaigns ORDER BY campaign_id"));
    }

    [Fact]
    public async Task A_deal_that_is_reopened_edited_or_refunded_is_put_right_by_the_next_run_and_nothing_else_is_touched()
    {
        await using var app = await StoryAsync();
        await app.DealAsync("other", "bob", "Closed Won", 10, app.Intake.Now);
        await app.RunAsync(AttributionModes.Full);
        var other = await app.RowsAsync("other", "linear");

        await app.Intake.QueryAsync<int>("UPDATE deals SET deal_value = -90 WHERE deal_id = 'd1'");
        var refund = await app.RunAsync(AttributionModes.Incremental);
        Assert.Equal(["ads -60", "mail -30"], await app.RowsAsync("d1", "linear"));

        await app.DealAsync("d1", "eva", "Proposal", 100, app.Intake.Now.AddDays(-1));
        var reopened = await app.RunAsync(AttributionModes.Incremental);
        Assert.Empty(await app.RowsAsync("d1", "linear"));
        Assert.Empty(await app.Intake.QueryAsync<string>("SELECT deal_id FROM attribution_deals WHERE deal_id = 'd1' UNION SELECT deal_id FROM attribution_touches WHERE deal_id = 'd1'"));

        Assert.Equal((1, 1), (refund.Processed, reopened.Processed));
        Assert.Equal(other, await app.RowsAsync("other", "linear"));
    }

    [Fact]
    public async Task Another_currency_is_shared_out_in_its_own_and_missing_rates_are_no_ones()
    {
        await using var app = await StoryAsync();
        await app.DealAsync("d1", "eva", "Closed Won", 1001, app.Intake.Now.AddDays(-1), "JPY");
        await app.RunAsync(AttributionModes.Full);

        Assert.Equal(["ads 668", "mail 333"], await app.RowsAsync("d1", "linear"));
        Assert.Equal([null], await app.Intake.QueryAsync<long?>("SELECT units FROM attribution_deals"));
        Assert.All(await app.Intake.QueryAsync<long?>("SELECT linear FROM attribution_touches"), Assert.Null);
    }

    [Fact]
    public async Task One_run_is_worked_on_at_a_time_and_that_of_a_dead_process_is_taken_over()
    {
        await using var app = await StoryAsync();
        await app.Intake.Db.WriteAsync(sql => sql.AskAttributionAsync("dead", AttributionModes.Full, "api", app.Intake.Now));
        await app.Intake.Db.WriteAsync(sql => sql.AskAttributionAsync("next", AttributionModes.Incremental, "api", app.Intake.Now));
        await app.Intake.Db.WriteAsync(sql => sql.ClaimAttributionAsync("dead", app.Intake.Now, app.Intake.Now + AttributionRunner.Lock));
        await app.Intake.Db.LoadAsync(sql => sql.ExecuteAsync("attribution/make_next"));

        Assert.Equal(RunOutcome.Busy, await app.Runner.RunAsync("dead", CancellationToken.None));
        Assert.Equal(RunOutcome.Busy, await app.Runner.RunAsync("next", CancellationToken.None));
        app.Intake.Now += AttributionRunner.Lock + TimeSpan.FromSeconds(1);
        Assert.Equal(RunOutcome.Done, await app.Runner.RunAsync("dead", CancellationToken.None));
        Assert.Equal(RunOutcome.Done, await app.Runner.RunAsync("next", CancellationToken.None));

        Assert.Equal(["dead published 2", "next published 1"], await app.Intake.QueryAsync<string>("SELECT run_id || ' ' || status || ' ' || attempt FROM attribution_runs ORDER BY run_id"));
        Assert.Equal(["ads 66.67", "mail 33.33"], await app.RowsAsync("d1", "linear"));
        Assert.Empty(await app.Intake.QueryAsync<string>("SELECT name FROM sqlite_master WHERE name LIKE 'attribution%_next%' OR name LIKE 'campaign_attribution_next%'"));
    }

    [Fact]
    public async Task A_process_that_lost_its_run_writes_no_more_of_it()
    {
        await using var app = await StoryAsync();
        await app.Intake.Db.WriteAsync(sql => sql.AskAttributionAsync("run", AttributionModes.Incremental, "api", app.Intake.Now));
        var mine = await app.Intake.Db.WriteAsync(sql => sql.ClaimAttributionAsync("run", app.Intake.Now, app.Intake.Now.AddMinutes(-1)));
        await app.Intake.Db.WriteAsync(sql => sql.ClaimAttributionAsync("run", app.Intake.Now, app.Intake.Now.AddMinutes(1)));

        var terms = new AttributionTerms(Contacts.IdentityApp.Rules, "EUR", AttributionTerms.Untrained);
        await Assert.ThrowsAsync<LostRunException>(() => new IncrementalAttribution(app.Intake.Db, app.Intake.Clock).RunAsync(mine!, terms, CancellationToken.None));

        Assert.Empty(await app.Intake.QueryAsync<string>("SELECT deal_id FROM attribution_deals"));
        Assert.NotEmpty(await app.Intake.QueryAsync<int>("SELECT change_id FROM attribution_changes"));
    }

    [Fact]
    public async Task A_process_that_lost_its_full_run_while_it_was_checked_publishes_nothing()
    {
        await using var app = await StoryAsync();
        app.AfterPage = () => app.Intake.QueryAsync<int>("UPDATE attribution_runs SET attempt = attempt + 1").GetAwaiter().GetResult();
        var run = await app.RunAsync(AttributionModes.Full);

        Assert.Null(run.FinishedAt);
        Assert.Empty(await app.PublishedAsync());
    }

    [Fact]
    public async Task Drift_that_no_mark_explains_is_counted_and_mended_by_a_full_run()
    {
        await using var app = await StoryAsync();
        await app.RunAsync(AttributionModes.Full);
        await app.Intake.QueryAsync<int>("UPDATE attribution_deals SET fingerprint = 1; UPDATE campaign_attribution SET attributed_revenue = 1");
        var run = await app.RunAsync(AttributionModes.Full);

        Assert.Equal(1, run.Drifted);
        Assert.Equal(["ads 66.67", "mail 33.33"], await app.RowsAsync("d1", "linear"));
        Assert.Equal(0, (await app.RunAsync(AttributionModes.Full)).Drifted);
    }

    [Theory]
    [InlineData("UPDATE attribution_touches_next SET linear = linear + 1 WHERE seq = 1", "units of linear")]
    [InlineData("UPDATE campaign_attribution_next SET attributed_revenue = 0 WHERE attribution_model = 'linear'", "revenue of all models")]
    [InlineData("DELETE FROM campaign_attribution_next WHERE attribution_model = 'markov'", "rows by campaign")]
    [InlineData("UPDATE attribution_touches_next SET campaign_id = 'gone' WHERE seq = 1", "orphans")]
    [InlineData("DELETE FROM attribution_deals_next", "won deals")]
    public async Task What_does_not_add_up_is_not_published_and_says_why(string damage, string check)
    {
        await using var app = await StoryAsync();
        await app.RunAsync(AttributionModes.Full);
        var before = await app.PublishedAsync();

        app.AfterPage = () => app.Intake.QueryAsync<int>($"PRAGMA foreign_keys = OFF; {damage}").GetAwaiter().GetResult();
        using var told = new ToldMeasures();
        var run = await app.RunAsync(AttributionModes.Full);

        Assert.Equal("failed", run.Status);
        Assert.Equal(1, told.Values["revops.attribution.runs full failed"]);
        Assert.Contains(check, run.Fault, StringComparison.Ordinal);
        Assert.Equal(before, await app.PublishedAsync());
    }

    [Fact]
    public async Task The_incremental_runs_come_to_what_a_full_run_comes_to_whatever_happened()
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            await using var app = await AttributionApp.StartAsync(("ads", "google_ads"), ("mail", "email"), ("li", "linkedin_ads"));
            var random = new Random(seed);
            await app.RunAsync(AttributionModes.Full);
            for (var step = 0; step < 60; step++)
            {
                await ChangeAsync(app, random);
                if (random.Next(6) == 0)
                {
                    await app.RunAsync(AttributionModes.Incremental);
                }
            }

            await app.RunAsync(AttributionModes.Incremental);
            var incremental = await app.PublishedAsync();
            var full = await app.RunAsync(AttributionModes.Full);

            Assert.Equal(incremental, await app.PublishedAsync());
            Assert.Equal(("published", 0), (full.Status, full.Drifted));
            Assert.NotEmpty(incremental);
        }
    }

    private static async Task ChangeAsync(AttributionApp app, Random random)
    {
        string Someone() => $"p{random.Next(6)}";
        string? Campaign() => random.Next(4) switch { 0 => "ads", 1 => "mail", 2 => "li", _ => null };
        app.Intake.Now += TimeSpan.FromMinutes(random.Next(1, 3_000));
        switch (random.Next(8))
        {
            case 0:
                await app.LeadAsync(Someone(), Campaign(), random.Next(2) == 0 ? "linkedin" : "google");
                break;
            case 1 or 2 or 3:
                await app.TouchAsync(Someone(), random.Next(3) switch { 0 => "ad_click", 1 => "email_open", _ => "page_view" }, Campaign());
                break;
            case 4 or 5:
                var stage = random.Next(5) switch { 0 => "Proposal", 1 => "Closed Lost", _ => "Closed Won" };
                await app.DealAsync($"d{random.Next(5)}", Someone(), stage, random.Next(0, 5_000) / 100m, app.Intake.Now.AddDays(-random.Next(10)));
                break;
            case 6:
                var ids = await app.Intake.QueryAsync<string>("SELECT contact_id FROM contacts WHERE merged_into IS NULL ORDER BY contact_id");
                if (ids.Count > 1)
                {
                    var first = random.Next(ids.Count);
                    await app.Intake.MergeAsync(ids[first], ids[(first + 1) % ids.Count]);
                }

                break;
            default:
                var merged = await app.Intake.QueryAsync<string>("SELECT survivor_id FROM merges WHERE undone_at IS NULL ORDER BY survivor_id");
                if (merged.Count > 0)
                {
                    await app.Intake.UnmergeAsync(merged[random.Next(merged.Count)]);
                }

                break;
        }
    }

    /// <summary>An ad, a form half a day later, a mail that was clicked; the deal the day after.</summary>
    private static async Task<AttributionApp> StoryAsync()
    {
        var app = await AttributionApp.StartAsync(("ads", "google_ads"), ("mail", "email"));
        await app.LeadAsync("bob", null);
        await app.LeadAsync("eva", "ads");
        app.Intake.Now += TimeSpan.FromHours(12);
        await app.TouchAsync("eva", "ad_click", "ads");
        app.Intake.Now += TimeSpan.FromHours(12);
        await app.TouchAsync("eva", "email_click", "mail");
        app.Intake.Now += TimeSpan.FromDays(1);
        await app.DealAsync("d1", "eva", "Closed Won", 100, app.Intake.Now);
        return app;
    }
}
