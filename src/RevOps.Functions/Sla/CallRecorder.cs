using System.Globalization;
using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Leads;
using RevOps.Data.Nurture;
using RevOps.Data.Sla;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Sla;

/// <summary>
/// Keeps calls, wherever they were logged, with everything that follows: the touchpoint, the clock's outcome, the lead's stage, the next
/// attempt. Works in the caller's transaction.
/// </summary>
public sealed class CallRecorder(LeadRouting routing, CallFollowUps followUps)
{
    /// <summary>Keeps a call, once.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="call">The call.</param>
    /// <param name="loggedAt">When we learned of it.</param>
    /// <param name="now">Now.</param>
    public async Task<CallLogged> RecordAsync(SqlSession sql, NewCall call, DateTimeOffset loggedAt, DateTimeOffset now)
    {
        var asked = call.LeadId;
        call = call with { LeadId = await sql.GoesOnAsAsync(asked) };
        if (await sql.LockForScoringAsync(call.LeadId) is not { } lead)
        {
            return new CallLogged.NoLead();
        }

        var callId = call.Id ?? DeterministicId.From("call", call.LeadId, now.UtcTicks.ToString(CultureInfo.InvariantCulture), call.Outcome);
        if (await sql.FindCallAsync(callId) is { } known)
        {
            return known.LeadId == call.LeadId || known.LeadId == asked
                ? new CallLogged.Known(
                    new CallState(known.CallId, call.LeadId, known.TouchpointId, lead.LifecycleStage, lead.Status, await sql.NewestSlaAsync(call.LeadId)))
                : new CallLogged.OtherLead();
        }

        var row = Row(call, callId, lead, loggedAt);
        await sql.AddCallAsync(row);
        if (call.TouchpointId is null)
        {
            await sql.AddTouchpointAsync(Touchpoint(row, lead));
        }

        var (moved, state) = await MoveLeadAsync(sql, lead, row, now);
        var (before, after) = await SettleAsync(sql, row, state, now);
        state = await followUps.ApplyAsync(sql, moved, row, now);
        await RaiseAsync(sql, row, lead, loggedAt);
        var wake = before is { NextAt: not null } or { IsOpen: true } && after is { CalledAt: not null } or { IsOpen: false } ? before : null;
        return new CallLogged.Logged(new CallState(callId, call.LeadId, row.TouchpointId, state.Stage.Text(), state.Status, after), wake);
    }

    private static CallRow Row(NewCall call, string callId, ScoringRow lead, DateTimeOffset loggedAt) => new()
    {
        CallId = callId,
        LeadId = call.LeadId,
        OwnerId = call.OwnerId ?? lead.OwnerId,
        CalledAt = call.CalledAt,
        LoggedAt = loggedAt,
        Direction = call.Direction,
        Outcome = call.Outcome,
        Disposition = call.Disposition,
        DurationSeconds = call.DurationSeconds,
        Notes = call.Notes,
        Phone = lead.Phone,
        Source = call.Source,
        TouchpointId = call.TouchpointId ?? DeterministicId.From("tp", "call", callId),
    };

    private static TouchpointRow Touchpoint(CallRow call, ScoringRow lead) => new()
    {
        TouchpointId = call.TouchpointId,
        ContactId = lead.ContactId,
        EventType = "call_logged",
        EventTime = call.CalledAt,
        Source = "crm",
        Channel = "other",
    };

    private async Task<(ScoringRow Lead, LeadState State)> MoveLeadAsync(SqlSession sql, ScoringRow lead, CallRow call, DateTimeOffset now)
    {
        var change = call.CalledAt <= lead.RecycledAt ? LeadLifecycle.AfterFormerCall(lead.State) : LeadLifecycle.AfterCall(lead.State, call.Disposition);

        // From MQL on a lead has an owner; one that a call finds qualified straight from nurture gets its owner now.
        var ownerId = change.NeedsOwner && lead.OwnerId is null ? await routing.RouteAsync(sql, lead, call.CallId, now) : lead.OwnerId;
        await sql.ExecuteAsync("leads/set_stage", new
        {
            lead.LeadId,
            Stage = change.State.Stage.Text(),
            change.State.Status,
            OwnerId = ownerId,
            QualifiedAt = change.State.Stage > LifecycleStage.Lead ? lead.QualifiedAt ?? call.CalledAt : (DateTimeOffset?)null,
            Now = now,
        });
        if (change.State.Stage > LifecycleStage.Lead && lead.State.Stage == LifecycleStage.Lead)
        {
            await sql.RaiseQualifiedAsync(lead, call.CallId, now);
        }

        if (ownerId is not null && lead.OwnerId is null)
        {
            await sql.RaiseAssignedAsync(lead, call.CallId, ownerId, now);
        }

        if (call.Disposition == "qualified" && change.State.Status != LeadStatuses.Disqualified)
        {
            // Also where the lead has come further meanwhile: its history tells when it was found qualified.
            await sql.AddStageAsync(lead.LeadId, LifecycleStage.Sql.Text(), call.CalledAt, LeadLifecycle.QualifiedInCall);
        }

        if (change.StageChanged || !LeadStatuses.IsOpen(change.State.Status))
        {
            await sql.ExitNurtureAsync(lead.LeadId, change.Reason, now);
        }

        return (lead with { LifecycleStage = change.State.Stage.Text(), Status = change.State.Status, OwnerId = ownerId }, change.State);
    }

    private static async Task<(SlaRow? Before, SlaRow? After)> SettleAsync(SqlSession sql, CallRow call, LeadState state, DateTimeOffset now)
    {
        if (CallRules.Counts(call.Direction, call.Outcome) || !LeadStatuses.IsOpen(state.Status))
        {
            await sql.ExecuteAsync("tasks/complete", new { call.LeadId, At = call.CalledAt });
        }

        if (await sql.NewestSlaAsync(call.LeadId) is not { } before)
        {
            return (null, null);
        }

        await sql.LockSlaAsync(before.SlaId);
        var after = await sql.SettleSlaAsync(before.SlaId, now);
        if (after is { IsOpen: true } && !LeadStatuses.IsOpen(state.Status))
        {
            await sql.CancelSlaAsync(after, now);
            after = await sql.FindSlaAsync(after.SlaId);
        }

        return (before, after);
    }

    private static Task RaiseAsync(SqlSession sql, CallRow call, ScoringRow lead, DateTimeOffset at) =>
        sql.RaiseAsync(new DomainEvent(DomainEventTypes.CallLogged, call.CallId, at)
        {
            LeadId = call.LeadId,
            ContactId = lead.ContactId,
            Facts = new Dictionary<string, object?>
            {
                ["callId"] = call.CallId,
                ["calledAt"] = call.CalledAt,
                ["direction"] = call.Direction,
                ["outcome"] = call.Outcome,
                ["disposition"] = call.Disposition,
                ["ownerId"] = call.OwnerId,
            },
        });
}
