using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Sla;

namespace RevOps.Functions.Pipeline;

/// <summary>Moves leads on by what is known of them beside scores and calls: deals, and what the CRM or a person says.</summary>
public sealed class LeadStages(LeadRouting routing)
{
    /// <summary>Takes facts in and moves the lead where they put it, never back; one that had no owner gets one.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The lead, locked.</param>
    /// <param name="facts">What says how far it has come; at least one.</param>
    /// <param name="eventId">The event that brought them.</param>
    /// <param name="now">Now.</param>
    /// <returns>Where the lead stands.</returns>
    public async Task<LeadState> ReachAsync(SqlSession sql, ScoringRow lead, IReadOnlyList<StageFact> facts, string eventId, DateTimeOffset now)
    {
        if (lead.Status == LeadStatuses.Disqualified && facts.All(f => f.Stage < LifecycleStage.Opp))
        {
            return lead.State;
        }

        var timeline = await sql.AddFactsAsync(lead.LeadId, facts);
        var reason = timeline.Steps[^1].Reason;
        var change = LeadLifecycle.AfterFacts(lead.State, timeline.Stage, reason);
        if (!change.StageChanged)
        {
            return lead.State;
        }

        var ownerId = lead.OwnerId ?? await routing.RouteAsync(sql, lead, eventId, now);
        await sql.ExecuteAsync("leads/set_stage", new
        {
            lead.LeadId,
            Stage = change.State.Stage.Text(),
            change.State.Status,
            OwnerId = ownerId,
            QualifiedAt = timeline.Dates.MqlAt,
            Now = now,
        });
        await sql.ExitNurtureAsync(lead.LeadId, reason, now);
        if (lead.State.Stage == LifecycleStage.Lead)
        {
            await sql.RaiseQualifiedAsync(lead, eventId, now);
        }

        if (lead.OwnerId is null)
        {
            await sql.RaiseAssignedAsync(lead, eventId, ownerId, now);
        }

        if (change.State.Stage >= LifecycleStage.Sql)
        {
            await StopCallingAsync(sql, lead, reason, now);
        }

        return change.State;
    }

    /// <summary>Nobody has to call a lead that sales has come to already. A clock that is overdue is breached all the same.</summary>
    private static async Task StopCallingAsync(SqlSession sql, ScoringRow lead, string reason, DateTimeOffset now)
    {
        await sql.ExecuteAsync("tasks/complete", new { lead.LeadId, At = now });
        foreach (var clock in await sql.QueryAsync<SlaRow>("sla_clocks/running_of_lead", new { lead.LeadId }))
        {
            if (await sql.SettleSlaAsync(clock.SlaId, now) is { IsOpen: true } running)
            {
                await sql.CancelSlaAsync(running, now, reason);
            }
        }
    }
}
