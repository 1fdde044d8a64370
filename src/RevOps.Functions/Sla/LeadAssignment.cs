using RevOps.Core.Calendars;
using RevOps.Core.Routing;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Leads;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Http;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Sla;

/// <summary>Why a lead changes hands.</summary>
/// <param name="Reason">In words.</param>
/// <param name="Step">The step of the clock that asks for it; null where a person or an absence does.</param>
public sealed record HandOver(string Reason, SlaStep? Step = null);

/// <summary>Gives leads to other owners, with their open tasks and their clock, and keeps the chain.</summary>
public sealed class LeadAssignment(RuleBook rules, LeadRouting routing)
{
    /// <summary>Rule id of a lead that somebody was given by hand or by the CRM.</summary>
    public const string GivenRule = "given";

    /// <summary>The calendar of an owner.</summary>
    public WorkCalendar CalendarOf(OwnerRow? owner) => rules.Current.Calendars.Of(owner?.Calendar, owner?.TimeZone);

    /// <summary>Gives a lead to the next in the rotation.</summary>
    /// <returns>Its clock afterwards, not saved yet; null where nobody is left.</returns>
    public async Task<SlaRow?> ToNextAsync(SqlSession sql, ScoringRow lead, SlaRow clock, HandOver why, DateTimeOffset now)
    {
        var had = (await sql.AssignmentsAsync(lead.LeadId)).Where(a => a.SlaId == clock.SlaId).Select(a => a.OwnerId).Append(clock.OwnerId);
        var next = await routing.NextAsync(sql, lead, clock.SlaId, had.ToHashSet(StringComparer.Ordinal), clock.Plan().Team, now);
        return next is null ? null : await MoveAsync(sql, lead, clock, next, why, now);
    }

    /// <summary>Gives a lead to an owner who was named.</summary>
    /// <returns>Its clock afterwards, not saved yet; null where it has none that waits.</returns>
    public async Task<SlaRow?> ToAsync(SqlSession sql, ScoringRow lead, SlaRow? clock, OwnerRow owner, string reason, DateTimeOffset now)
    {
        var decision = new RoutingDecision(GivenRule, owner.OwnerId, reason, [], []);
        await sql.CountAssignmentAsync(owner.OwnerId, CalendarOf(owner).DateAt(now));
        await sql.SaveDecisionAsync(new Decision(
            lead.LeadId, DecisionKind.Routing, clock?.SlaId ?? lead.LeadId, rules.Current.Routing.Version, now, Json.Text(decision)));
        return await MoveAsync(sql, lead, clock, owner.OwnerId, new HandOver(reason), now);
    }

    private async Task<SlaRow?> MoveAsync(SqlSession sql, ScoringRow lead, SlaRow? clock, string ownerId, HandOver why, DateTimeOffset now)
    {
        var chain = await sql.AssignmentsAsync(lead.LeadId);
        await sql.SetOwnerAsync(lead.LeadId, ownerId, now);
        await sql.AddAssignmentAsync(new AssignmentRow
        {
            LeadId = lead.LeadId,
            SlaId = clock?.SlaId,
            FromOwnerId = clock?.OwnerId ?? lead.OwnerId,
            OwnerId = ownerId,
            At = now,
            Reason = why.Reason,
        });
        var moved = clock is null ? null : await MovedAsync(sql, clock, ownerId, why.Step, now);
        await TellAsync(sql, lead, moved, ownerId, chain.Count + 1, now);
        return moved;
    }

    private async Task<SlaRow> MovedAsync(SqlSession sql, SlaRow clock, string ownerId, SlaStep? step, DateTimeOffset now)
    {
        var owners = (await sql.OwnersAsync()).ToDictionary(o => o.OwnerId, StringComparer.Ordinal);
        WorkCalendar Of(string id) => CalendarOf(owners.GetValueOrDefault(id));
        var standing = CallClockPlan.HandOver(clock.Plan(), clock.Standing, Of(clock.OwnerId), Of(ownerId), now, step);
        if (standing.DueAt != clock.DueAt)
        {
            await sql.ExecuteAsync("tasks/move_due", new { clock.LeadId, standing.DueAt });
        }

        return clock.At(standing) with { OwnerId = ownerId };
    }

    private static async Task TellAsync(SqlSession sql, ScoringRow lead, SlaRow? clock, string ownerId, int number, DateTimeOffset now)
    {
        var cause = $"{lead.LeadId}:{number}";
        var words = clock switch
        {
            null => "The lead is yours now.",
            { State: SlaState.Breached } => $"The lead is yours now. It was to be called by {clock.DueAt:u}: call at once.",
            _ => $"The lead is yours now. Call by {clock.DueAt:u}.",
        };
        await sql.NotifyAsync("lead-assigned", cause, lead.LeadId, ownerId, words, now);
        await sql.RaiseAsync(new DomainEvent(DomainEventTypes.LeadAssigned, cause, now)
        {
            LeadId = lead.LeadId,
            ContactId = lead.ContactId,
            Facts = new Dictionary<string, object?> { ["ownerId"] = ownerId, ["fromOwnerId"] = lead.OwnerId, ["slaId"] = clock?.SlaId },
        });
    }
}
