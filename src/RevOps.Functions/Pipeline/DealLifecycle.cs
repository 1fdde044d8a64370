using RevOps.Core.Deals;
using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Deals;
using RevOps.Data.Effects;
using RevOps.Data.Leads;
using RevOps.Data.Sla;

namespace RevOps.Functions.Pipeline;

/// <summary>What a deal does to the lead that it came from.</summary>
public sealed class DealLifecycle(LeadRouting routing)
{
    /// <summary>Moves the lead on, within the deal's transaction; nothing where the deal does not take it further.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="deal">The deal, with its lead.</param>
    /// <param name="eventId">The event that brought it.</param>
    /// <param name="now">Now.</param>
    public async Task ApplyAsync(SqlSession sql, DealRow deal, string eventId, DateTimeOffset now)
    {
        if (deal.LeadId is null || await sql.LockForScoringAsync(deal.LeadId) is not { } lead)
        {
            return;
        }

        var change = LeadLifecycle.AfterDeal(lead.State, deal.WonLost);
        if (!change.StageChanged)
        {
            return;
        }

        var at = deal.WonLost == DealOutcomes.Won ? deal.ClosedAt ?? deal.CreatedAt : deal.CreatedAt;
        await sql.ExecuteAsync("leads/set_stage", new
        {
            lead.LeadId,
            Stage = change.State.Stage.Text(),
            change.State.Status,
            OwnerId = change.NeedsOwner && lead.OwnerId is null ? await routing.RouteAsync(sql, lead, eventId, now) : lead.OwnerId,
            QualifiedAt = lead.QualifiedAt ?? deal.CreatedAt,
            Now = now,
        });
        await sql.AddStageAsync(lead.LeadId, change.State.Stage.Text(), at, change.Reason);
        await CloseAsync(sql, lead, change.Reason, now);
        if (change.NeedsOwner && lead.OwnerId is null)
        {
            await sql.RaiseAsync(new DomainEvent(DomainEventTypes.LeadAssigned, $"{lead.LeadId}:{eventId}", now) { LeadId = lead.LeadId, ContactId = lead.ContactId });
        }
    }

    /// <summary>Nobody has to call or to warm up a lead that has become a deal. A clock that is overdue is breached all the same.</summary>
    private static async Task CloseAsync(SqlSession sql, ScoringRow lead, string reason, DateTimeOffset now)
    {
        await sql.ExecuteAsync("tasks/complete", new { lead.LeadId, At = now });
        await sql.ExecuteAsync("nurture_enrollments/exit", new { lead.LeadId, Reason = reason, Now = now });
        foreach (var clock in await sql.QueryAsync<SlaRow>("sla_clocks/running_of_lead", new { lead.LeadId }))
        {
            if (await sql.SettleSlaAsync(clock.SlaId, now) is { IsOpen: true } running)
            {
                await sql.CancelSlaAsync(running, now, "the lead became a deal");
            }
        }
    }
}
