using RevOps.Core.Identity;
using RevOps.Core.Routing;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Scores leads and does what follows: at the threshold an owner, a task and a clock; below it nurture.</summary>
public sealed class LeadScoring(RuleBook rules, EventIdIssuer ids, CallClock clock)
{
    private const string NurtureSequence = "default";

    /// <summary>Scores one lead within a transaction.</summary>
    /// <returns>What must follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> ScoreAsync(SqlSession sql, ScoreItem item, DateTimeOffset now)
    {
        if (await sql.LockForScoringAsync(item.LeadId) is not { } lead)
        {
            return [];
        }

        var current = rules.Current;
        var score = LeadScorer.Score(Facts(lead, await sql.TouchpointFactsAsync(lead.ContactId)), current.Scoring, now);
        var qualifies = score.IsQualified && lead is { LifecycleStage: "lead", IsTest: false };
        return qualifies
            ? await QualifyAsync(sql, item, lead, score, current, now)
            : await KeepAsync(sql, item, lead, score, current, now);
    }

    private static async Task<IReadOnlyList<OutboxItem>> KeepAsync(
        SqlSession sql, ScoreItem item, ScoringRow lead, LeadScore score, RuleSet current, DateTimeOffset now)
    {
        var nurtures = lead is { LifecycleStage: "lead", IsTest: false };
        var status = nurtures && lead.Status == "new" ? "nurturing" : lead.Status;
        await sql.SaveScoreAsync(new ScoredLead(
            lead.LeadId, score, current.Scoring.Version, lead.LifecycleStage, status, lead.OwnerId, lead.QualifiedAt, SlaId: null, now));
        if (nurtures)
        {
            await sql.ExecuteAsync("nurture_enrollments/insert", new
            {
                EnrollmentId = DeterministicId.From("enr", lead.LeadId, item.EventId),
                lead.LeadId,
                Sequence = NurtureSequence,
                Now = now,
            });
        }

        await MoveEventAsync(sql, item, lead.IsTest ? EventStatus.Scored : nurtures ? EventStatus.Nurturing : EventStatus.Routed, now);
        return [];
    }

    private async Task<IReadOnlyList<OutboxItem>> QualifyAsync(
        SqlSession sql, ScoreItem item, ScoringRow lead, LeadScore score, RuleSet current, DateTimeOffset now)
    {
        var receivedAt = ids.TryVerify(item.EventId, out var issued) ? issued.ReceivedAt : now;
        var decision = await RouteAsync(sql, lead, current);
        var started = await clock.StartAsync(sql, lead, item, decision.OwnerId, receivedAt, now);
        await sql.SaveScoreAsync(new ScoredLead(
            lead.LeadId, score, current.Scoring.Version, "MQL", "new", decision.OwnerId, receivedAt, started?.SlaId, now));
        await sql.AddStageAsync(lead.LeadId, "MQL", receivedAt, $"score {score.Total} reached the threshold of {score.Threshold}");
        await sql.SaveDecisionAsync(new Decision(lead.LeadId, DecisionKind.Routing, item.EventId, current.Routing.Version, now, Json.Text(decision)));
        await sql.ExecuteAsync("nurture_enrollments/exit", new { lead.LeadId, Reason = "qualified", Now = now });
        await MoveEventAsync(sql, item, EventStatus.Routed, now);
        return started is { State: SlaState.Running } ? [CallClock.Promise(started)] : [];
    }

    private static async Task<RoutingDecision> RouteAsync(SqlSession sql, ScoringRow lead, RuleSet current)
    {
        var facts = new RoutingFacts(lead.Country, lead.Industry, lead.Segment, lead.Channel, await sql.CompanyOwnerAsync(lead));
        var decision = LeadRouter.Route(facts, current.Routing, await sql.OwnerLoadsAsync());
        await sql.CountAssignmentAsync(decision.OwnerId);
        return decision;
    }

    /// <summary>A touchpoint's event is done when it is applied; only a lead's event goes on with its lead.</summary>
    private static async Task MoveEventAsync(SqlSession sql, ScoreItem item, string status, DateTimeOffset now)
    {
        if (await sql.FindEventAsync(item.EventId) is { Status: EventStatus.Normalized })
        {
            await sql.SetEventStatusAsync(item.EventId, status, now);
        }
    }

    private static ScoringFacts Facts(ScoringRow lead, IReadOnlyList<TouchpointFact> touchpoints) => new()
    {
        Country = lead.Country,
        Industry = lead.Industry,
        EmployeeBand = lead.EmployeeCountBand,
        RevenueBand = lead.AnnualRevenueBand,
        Segment = lead.Segment,
        JobTitle = lead.JobTitle,
        IsFreeMail = lead.IsFreeMail,
        HasEmail = lead.Email is not null,
        HasPhone = lead.Phone is not null,
        Interest = lead.Interest,
        Form = lead.Form,
        Channel = lead.Channel,
        Touchpoints = touchpoints,
    };
}
