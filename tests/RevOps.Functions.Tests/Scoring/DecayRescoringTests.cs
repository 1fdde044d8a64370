using Microsoft.Extensions.Logging.Abstractions;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Data.Outbox;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Scoring;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Tests.Scoring;

/// <summary>The nightly re-score, on a clock that only the test moves.</summary>
public sealed class DecayRescoringTests
{
    private readonly List<OutboxItem> sent = [];

    [Fact]
    public async Task Of_10_000_leads_only_those_whose_score_has_changed_are_written()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(10_000);
        for (var contact = 1; contact <= 150; contact++)
        {
            await db.TouchAsync(contact, "email_click", db.Clock.GetUtcNow().AddDays(contact <= 50 ? -1 : -0.01));
        }

        // Nobody has scored them yet, so all are due at once, and then never again but the 150.
        Assert.Equal(new RescoreCount(10_000, 10_000, 0), await RunAsync(db));
        Assert.Equal(150, await db.ScalarAsync<int>("SELECT COUNT(*) FROM leads WHERE rescore_at IS NOT NULL"));
        Assert.Equal(new RescoreCount(0, 0, 0), await RunAsync(db));

        // 3 points with a half-life of 21 days round to 2 after 5.52 days: 50 clicks are 5.6 days old now, the others 4.61.
        db.Clock.Advance(TimeSpan.FromDays(4.6));
        Assert.Equal(new RescoreCount(50, 50, 0), await RunAsync(db));
        Assert.Equal(50, await db.ScalarAsync<int>($"SELECT COUNT(*) FROM leads WHERE updated_at = '{ScoringDatabase.Text(db.Clock.GetUtcNow())}'"));
        Assert.Equal(50, await db.ScalarAsync<int>("SELECT COUNT(*) FROM leads WHERE score_version = 2"));
        Assert.Equal(
            0, await db.ScalarAsync<int>("SELECT COUNT(*) FROM leads l WHERE lead_score <> (SELECT SUM(points) FROM score_contributions c WHERE c.lead_id = l.lead_id)"));
        Assert.Empty(sent);
    }

    [Fact]
    public async Task A_run_that_is_stopped_goes_on_with_the_next()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync((2 * DecayRescoring.BatchSize) + 1);
        using var stop = new CancellationTokenSource();
        Task StopAsync(IReadOnlyList<OutboxItem> promises) => stop.CancelAsync();
        Assert.Equal(DecayRescoring.BatchSize, (await Rescoring(db).RunAsync(StopAsync, stop.Token)).Written);
        Assert.Equal(DecayRescoring.BatchSize + 1, (await RunAsync(db)).Written);
    }

    [Fact]
    public async Task Test_leads_and_closed_ones_are_left_alone()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(3);
        await db.ExecuteAsync("UPDATE leads SET is_test = 1 WHERE lead_id = 'lead-1'; UPDATE leads SET status = 'disqualified' WHERE lead_id = 'lead-2'");
        Assert.Equal(new RescoreCount(1, 1, 0), await RunAsync(db));
        Assert.Equal(1, await db.ScalarAsync<int>("SELECT COUNT(*) FROM leads WHERE score_version = 1 AND lead_id = 'lead-3'"));
    }

    [Fact]
    public async Task A_score_that_falls_below_the_threshold_takes_no_stage_away()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(1);
        await db.ExecuteAsync("UPDATE leads SET lifecycle_stage = 'MQL', status = 'working', lead_score = 70, owner_id = 'ann'");
        Assert.Equal(new RescoreCount(1, 1, 0), await RunAsync(db));
        Assert.Equal("MQL working ann 49", await db.ScalarAsync<string>("SELECT lifecycle_stage || ' ' || status || ' ' || owner_id || ' ' || lead_score FROM leads"));
    }

    [Fact]
    public async Task A_lead_that_would_qualify_goes_through_the_score_queue_and_is_not_written_here()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(1);
        await db.TouchAsync(1, "unsubscribe", db.Clock.GetUtcNow());
        var quiet = new Condition.Touched(new TouchpointFilter(new HashSet<string> { "unsubscribe" }), 1, TimeSpan.FromDays(30));
        var rules = ScoringDatabase.Shipped.Rules with
        {
            Scoring = ScoringDatabase.Shipped.Rules.Scoring with { Threshold = 40, Rules = [.. ScoringDatabase.Shipped.Rules.Scoring.Rules, new("u", "penalty", -20, quiet, "Said no.")] },
        };
        Assert.Equal(new RescoreCount(1, 1, 0), await RunAsync(db, rules));
        var scored = await db.ScalarAsync<int>("SELECT lead_score FROM leads");

        db.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(new RescoreCount(0, 0, 0), await RunAsync(db, rules));
        db.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(new RescoreCount(1, 0, 1), await RunAsync(db, rules));

        var item = Assert.Single(ScoreMessage.Read(Assert.Single(sent).Payload).Items);
        Assert.Equal(("lead-1", db.Clock.GetUtcNow().AddDays(-30).AddTicks(-1)), (item.LeadId, item.OccurredAt));
        Assert.Equal(1, await db.ScalarAsync<int>("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(scored, await db.ScalarAsync<int>("SELECT lead_score FROM leads"));
        Assert.Equal(new RescoreCount(0, 0, 0), await RunAsync(db, rules));
    }

    private static DecayRescoring Rescoring(ScoringDatabase db, RuleSet? rules = null) =>
        new(db.Db, new RuleBook(ScoringDatabase.Shipped with { Rules = rules ?? ScoringDatabase.Shipped.Rules }), db.Clock, NullLogger<DecayRescoring>.Instance);

    private Task<RescoreCount> RunAsync(ScoringDatabase db, RuleSet? rules = null) => Rescoring(db, rules).RunAsync(
        promises =>
        {
            sent.AddRange(promises);
            return Task.CompletedTask;
        },
        CancellationToken.None);
}
