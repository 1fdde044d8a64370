using RevOps.Core.Scoring;
using RevOps.Data.Leads;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>One open lead a contact, and what a score leaves behind.</summary>
public sealed class LeadTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Another_submission_of_an_open_lead_is_the_same_lead(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        Assert.Equal("l1", await db.LeadAsync("l1", Some.Lead("ann@example.com") with { Form = "demo", Segment = "smb" }));
        db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("l1", await db.LeadAsync("l2", Some.Lead("ann@example.com", channel: "organic") with { Interest = "pricing" }));
        var lead = (await db.Db.ReadAsync(sql => sql.LockForScoringAsync("l1")))!;
        Assert.Equal(("google_ads", "demo", "pricing", "smb"), (lead.Channel, lead.Form, lead.Interest, lead.Segment));
        Assert.Equal((db.Now.AddHours(-1), db.Now), (lead.CreatedAt, lead.ReceivedAt));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task After_a_lead_was_closed_the_contact_opens_a_new_one(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var person = Some.Lead("ann@example.com");
        await db.LeadAsync("l1", person);
        var contactId = (await db.QueryAsync<string>("SELECT contact_id FROM leads")).Single();
        await CloseAsync(db, "l1", "disqualified");
        Assert.Equal("l2", await db.LeadAsync("l2", person));
        await CloseAsync(db, "l2", "converted");
        Assert.Equal("l3", await db.LeadAsync("l3", person));
        Assert.Equal("l3", (await db.Db.ReadAsync(sql => sql.FindOpenLeadAsync(contactId)))?.LeadId);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Two_first_submissions_of_a_contact_at_once_open_one_lead(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        using var other = db.Open();
        var contactId = await db.SaveAsync("c1", Some.Lead("ann@example.com"));
        Task<string> OpenAsync(Database on, string id) => on.WriteAsync(sql => sql.OpenLeadAsync(Some.Opening(id, contactId, Some.Lead("ann@example.com"), db.Now)));
        var ids = await Task.WhenAll(OpenAsync(db.Db, "l1"), OpenAsync(other, "l2"));
        Assert.Equal(ids[0], ids[1]);
        Assert.Single(await db.QueryAsync<string>("SELECT lead_id FROM leads"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task The_history_of_stages_keeps_its_order(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        await db.Db.WriteAsync(sql => sql.AddStageAsync("l1", "MQL", db.Now, "scored"));
        await db.Db.WriteAsync(sql => sql.AddStageAsync("l1", "SQL", db.Now, "called"));
        Assert.Equal(["lead", "MQL", "SQL"], (await db.Db.ReadAsync(sql => sql.QueryAsync<StageRow>("lifecycle_history/list", new { LeadId = "l1" }))).Select(s => s.Stage));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_new_score_replaces_the_old_one_with_its_contributions(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        await ScoreAsync(db, new LeadScore(30, 60, [new("a", "fit", 10, "A."), new("b", "intent", 20, "B.")]), "lead");
        await ScoreAsync(db, new LeadScore(70, 60, [new("c", "intent", 70, "C.")]), "MQL");
        var lead = (await db.Db.ReadAsync(sql => sql.FindLeadAsync("l1")))!;
        var detail = await db.Db.ReadAsync(sql => sql.LeadDetailAsync(lead));
        Assert.Equal((70, "MQL"), (lead.LeadScore, lead.LifecycleStage));
        Assert.Equal(lead.LeadScore, detail.Contributions.Sum(c => c.Points));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Of_each_kind_the_latest_decision_is_kept(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        await db.Db.WriteAsync(async sql =>
        {
            await sql.SaveDecisionAsync(new Decision("l1", DecisionKind.Routing, "e1", "v1", db.Now, "{}"));
            await sql.SaveDecisionAsync(new Decision("l1", DecisionKind.Routing, "e2", "v2", db.Now, "{}"));
            await sql.SaveDecisionAsync(new Decision("l1", DecisionKind.Scoring, "e1", "v1", db.Now, "{}"));
        });
        Assert.Equal(["routing v2", "scoring v1"], (await db.QueryAsync<Decided>("SELECT kind, rule_version FROM decisions ORDER BY kind")).Select(d => $"{d.Kind} {d.RuleVersion}"));
    }

    private static Task CloseAsync(TestDatabase db, string leadId, string status) =>
        db.Db.WriteAsync(sql => sql.ExecuteAsync("leads/set_stage", new { LeadId = leadId, Stage = "lead", Status = status, OwnerId = (string?)null, QualifiedAt = (DateTimeOffset?)null, Now = db.Now }));

    private static Task ScoreAsync(TestDatabase db, LeadScore score, string stage) =>
        db.Db.WriteAsync(sql => sql.SaveScoreAsync(new ScoredLead("l1", score, "v1", stage, "new", null, null, null, null, db.Now)));

    private sealed record Decided
    {
        public required string Kind { get; init; }

        public required string RuleVersion { get; init; }
    }
}
