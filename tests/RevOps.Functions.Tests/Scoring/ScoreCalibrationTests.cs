using RevOps.Core.Scoring.Calibration;
using RevOps.Data.Leads;
using RevOps.Functions.Scoring;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Tests.Scoring;

/// <summary>What calibration takes from the database.</summary>
public sealed class ScoreCalibrationTests
{
    [Fact]
    public async Task A_lead_counts_once_by_its_first_closed_deal_and_disqualified_ones_where_wanted()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(10);
        await DealAsync(db, "d1", contact: 1, "won");
        await DealAsync(db, "d2", contact: 1, "lost", createdAfterDays: 5);
        await DealAsync(db, "d3", contact: 2, "lost");
        await DealAsync(db, "d4", contact: 3, "open");
        await DealAsync(db, "d5", contact: 4, "won", createdAfterDays: -1);
        await DealAsync(db, "d6", contact: 5, "won", closedAfterDays: 40);
        await db.ExecuteAsync("UPDATE leads SET status = 'disqualified' WHERE lead_id IN ('lead-2', 'lead-6', 'lead-7')");
        await db.ExecuteAsync("UPDATE leads SET is_test = 1 WHERE lead_id = 'lead-7'");

        var both = await RunAsync(db, withDisqualified: true);
        Assert.Equal((1, 2), (both.Won, both.NotWon));
        var lost = await RunAsync(db, withDisqualified: false);
        Assert.Equal((1, 1), (lost.Won, lost.NotWon));
        Assert.Equal(3, both.Rules.Single(r => r.RuleId == "interest-demo").With.N);
        Assert.Contains("29 more won, 28 more not won", Assert.Single(both.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Touchpoints_from_the_deals_creation_on_are_not_looked_at()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(2);
        await DealAsync(db, "d1", contact: 1, "won");
        await DealAsync(db, "d2", contact: 2, "lost");
        await db.TouchAsync(1, "email_click", db.Clock.GetUtcNow().AddDays(1));
        await db.TouchAsync(2, "email_click", db.Clock.GetUtcNow().AddDays(1).AddTicks(-1));
        var clicks = (await RunAsync(db, withDisqualified: false)).Rules.Single(r => r.RuleId == "email-clicks");
        Assert.Equal((1, 0, 1, 1), (clicks.With.N, clicks.With.Won, clicks.Without.N, clicks.Without.Won));
    }

    [Fact]
    public async Task Several_pages_are_read_to_the_end()
    {
        await using var db = await ScoringDatabase.CreateAsync();
        await db.LeadsAsync(4_500);
        await db.ExecuteAsync(
            $"""
            INSERT INTO deals (deal_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost)
            SELECT 'deal-' || contact_id, contact_id, 'closed', 1, 1, created_at, created_at, CASE WHEN contact_id LIKE '%1' THEN 'won' ELSE 'lost' END FROM contacts
            """);
        var report = await RunAsync(db, withDisqualified: true);
        Assert.Equal((450, 4_050), (report.Won, report.NotWon));
        Assert.Equal(1_350, report.HoldOut);
    }

    private static Task<CalibrationReport> RunAsync(ScoringDatabase db, bool withDisqualified) =>
        new ScoreCalibration(db.Db, new RuleBook(ScoringDatabase.Shipped)).RunAsync(
            new CalibrationRequest(new Period(db.Clock.GetUtcNow(), db.Clock.GetUtcNow().AddDays(30)), withDisqualified, 0.3, 1), CancellationToken.None);

    private static Task DealAsync(ScoringDatabase db, string id, int contact, string wonLost, int createdAfterDays = 1, int closedAfterDays = 20) => db.ExecuteAsync(
        """
        INSERT INTO deals (deal_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost)
        VALUES (@id, 'con-' || @contact, 'closed', 1000, 1, @created, @closed, @wonLost)
        """,
        new
        {
            id,
            contact,
            wonLost,
            created = ScoringDatabase.Text(db.Clock.GetUtcNow().AddDays(createdAfterDays)),
            closed = ScoringDatabase.Text(db.Clock.GetUtcNow().AddDays(closedAfterDays)),
        });
}
