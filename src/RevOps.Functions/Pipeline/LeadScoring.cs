using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Core.Scoring;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Outbox;
using RevOps.Data.Sla;
using RevOps.Functions.Nurture;
using RevOps.Functions.Setup;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Pipeline;

/// <summary>Scores leads and does what follows: at the threshold an owner, a task and a clock; below it nurture.</summary>
public sealed class LeadScoring(RuleBook rules, EventIdIssuer ids, LeadRouting routing, CallClock clock, NurtureEntry nurture)
{
    /// <summary>Scores one lead within a transaction.</summary>
    /// <returns>What must follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> ScoreAsync(SqlSession sql, ScoreItem item, DateTimeOffset now)
    {
        if (await sql.LockForScoringAsync(item.LeadId) is not { } lead)
        {
            return [];
        }

        var current = rules.Current.Scoring;
        var touchpoints = await sql.TouchpointFactsAsync(lead.ContactId);
        var facts = lead.Facts(touchpoints, rules.Current.Normalization.Email);
        var score = LeadScorer.Score(facts, current, now);
        var change = LeadLifecycle.AfterScore(lead.State, score, lead.IsTest, Requalification.Of(lead.RecycledAt, touchpoints, current));
        var promises = change.NeedsOwner
            ? await QualifyAsync(sql, item, lead, score, change, now)
            : await KeepAsync(sql, item, lead, facts, score, change, now);
        await MoveEventAsync(sql, item, StationOf(lead, change), now);
        return promises;
    }

    private async Task<IReadOnlyList<OutboxItem>> KeepAsync(
        SqlSession sql, ScoreItem item, ScoringRow lead, ScoringFacts facts, LeadScore score, LifecycleChange change, DateTimeOffset now)
    {
        await SaveAsync(sql, lead, score, change, lead.OwnerId, lead.QualifiedAt, slaId: null, now);
        if (score.IsQualified && lead is { Status: LeadStatuses.Converted, IsTest: false } && ids.TryVerify(item.EventId, out var issued))
        {
            // A deal was quicker than the score: its history tells all the same when it was an MQL.
            await sql.AddStageAsync(lead.LeadId, LifecycleStage.Mql.Text(), issued.ReceivedAt, LeadLifecycle.ReasonOf(score));
        }

        return change.EntersNurture
            ? await nurture.EnterAsync(sql, NurtureLead.Of(lead, facts, score.Total, change.State), item.EventId, now)
            : await NurtureEntry.WakeAsync(sql, lead.LeadId, now);
    }

    private async Task<IReadOnlyList<OutboxItem>> QualifyAsync(
        SqlSession sql, ScoreItem item, ScoringRow lead, LeadScore score, LifecycleChange change, DateTimeOffset now)
    {
        var receivedAt = ids.TryVerify(item.EventId, out var issued) ? issued.ReceivedAt : now;
        var policy = clock.PolicyFor(lead with { LeadScore = score.Total }, item, receivedAt);
        var ownerId = await routing.RouteAsync(sql, lead, item.EventId, now, policy?.Terms.Team);
        var started = await clock.StartAsync(sql, new ClockOrder(lead, item, policy, ownerId, receivedAt), now);
        await SaveAsync(sql, lead, score, change, ownerId, receivedAt, started?.SlaId, now);

        // A transaction that lost a race is run again, and counts again: a trend, not a sum.
        Measures.Routed.Add(1);
        await sql.AddStageAsync(lead.LeadId, change.State.Stage.Text(), receivedAt <= lead.RecycledAt ? now : receivedAt, change.Reason);
        await sql.RaiseQualifiedAsync(lead, item.EventId, now);
        await sql.RaiseAssignedAsync(lead, item.EventId, ownerId, now);
        await sql.ExitNurtureAsync(lead.LeadId, "qualified", now);
        return started is { State: SlaState.Running } ? [CallClock.Promise(started)] : [];
    }

    private Task SaveAsync(
        SqlSession sql, ScoringRow lead, LeadScore score, LifecycleChange change, string? ownerId, DateTimeOffset? qualifiedAt, string? slaId, DateTimeOffset now) =>
        sql.SaveScoreAsync(new ScoredLead(
            lead.LeadId,
            score,
            rules.Current.Scoring.Version,
            change.State.Stage.Text(),
            change.State.Status,
            ownerId,
            qualifiedAt,
            slaId,
            lead.IsTest ? null : score.NextChangeAt,
            now));

    private static string StationOf(ScoringRow lead, LifecycleChange change) =>
        lead.IsTest ? EventStatus.Scored : change.State.Stage == LifecycleStage.Lead ? EventStatus.Nurturing : EventStatus.Routed;

    /// <summary>A touchpoint's event is done when it is applied; only a lead's event goes on with its lead.</summary>
    private static async Task MoveEventAsync(SqlSession sql, ScoreItem item, string status, DateTimeOffset now)
    {
        if (await sql.FindEventAsync(item.EventId) is { Status: EventStatus.Normalized })
        {
            await sql.SetEventStatusAsync(item.EventId, status, now);
        }
    }
}
