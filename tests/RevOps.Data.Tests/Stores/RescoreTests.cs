using RevOps.Core.Scoring;
using RevOps.Data.Leads;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Scores written many at a time, and who wins against live scoring.</summary>
public sealed class RescoreTests
{
    private static readonly LeadScore Live = new(30, 60, [new("live", "fit", 30, "Live.")]);
    private static readonly LeadScore Faded = new(20, 55, [new("a", "fit", 15, "A \"quoted\" reason, Grüße."), new("b", "intent", 5, "B.")]);

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_changed_score_replaces_the_old_one_and_the_next_time_is_kept(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        await db.LeadAsync("l2");
        var due = await DueAsync(db);
        Assert.Equal(["l1", "l2"], due.Select(d => d.Lead.LeadId));
        var next = db.Now.AddDays(2).AddTicks(7);
        Assert.Equal(1, await SaveAsync(db, new RescoredLead("l1", 0, Faded, next), new RescoredLead("l2", 0, null, null)));
        Assert.Empty(await DueAsync(db));

        db.Clock.AdvanceTo(next);
        var again = Assert.Single(await DueAsync(db));
        Assert.Equal((20, 55, 1), (again.Lead.LeadScore, again.Lead.Threshold, again.Lead.ScoreVersion));
        Assert.Equal(Faded.Contributions, again.Contributions);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_lead_that_was_scored_meanwhile_keeps_that_score(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        var read = Assert.Single(await DueAsync(db));
        await db.Db.WriteAsync(sql => sql.SaveScoreAsync(new ScoredLead("l1", Live, "v1", "lead", "nurturing", null, null, null, db.Now, db.Now)));
        Assert.Equal(0, await SaveAsync(db, new RescoredLead("l1", read.Lead.ScoreVersion, Faded, null)));
        await SaveAsync(db, new RescoredLead("l1", read.Lead.ScoreVersion, null, null));
        var now = Assert.Single(await DueAsync(db));
        Assert.Equal(30, now.Lead.LeadScore);
        Assert.Equal(Live.Contributions, now.Contributions);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Each_lead_gets_its_own_touchpoints_before_its_own_time_newest_first(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        await db.LeadAsync("l2");
        var first = (await db.Db.ReadAsync(sql => sql.FindLeadAsync("l1")))!.ContactId;
        var second = (await db.Db.ReadAsync(sql => sql.FindLeadAsync("l2")))!.ContactId;
        foreach (var (contact, hours) in new[] { (first, 1), (first, 2), (second, 3), (first, 4) })
        {
            await db.Db.WriteAsync(sql => sql.AddTouchpointAsync(new TouchpointRow
            {
                TouchpointId = $"t{hours}",
                ContactId = contact,
                EventType = "page_view",
                EventTime = db.Now.AddHours(hours),
                Source = "google",
                Channel = "organic",
                Url = $"/{hours}",
            }));
        }

        var facts = await db.Db.ReadAsync(sql => sql.TouchpointFactsAsync(
            [new(second, DateTimeOffset.MaxValue), new("nobody", db.Now), new(first, db.Now.AddHours(4)), new(first, DateTimeOffset.MaxValue)]));
        Assert.Equal(["/3", "", "/2 /1", "/4 /2 /1"], facts.Select(f => string.Join(' ', f.Select(t => t.Url))));
    }

    private static Task<IReadOnlyList<DueLead>> DueAsync(TestDatabase db) => db.Db.ReadAsync(sql => sql.DueForRescoreAsync(db.Now, 10));

    private static Task<int> SaveAsync(TestDatabase db, params RescoredLead[] leads) => db.Db.WriteAsync(sql => sql.SaveRescoredAsync(leads, "v2", db.Now));
}
