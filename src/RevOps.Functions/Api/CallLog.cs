using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Sla;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Api;

/// <summary>A call to log.</summary>
/// <param name="Id">The caller's id of it, if any.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="CalledAt">When it was made.</param>
/// <param name="Direction">outbound or inbound.</param>
/// <param name="Outcome">connected, voicemail, no_answer …</param>
/// <param name="Disposition">qualified, disqualified …</param>
/// <param name="DurationSeconds">Length.</param>
/// <param name="OwnerId">Who called; the lead's owner where missing.</param>
/// <param name="Notes">Free text.</param>
public sealed record NewCall(
    string? Id,
    string LeadId,
    DateTimeOffset CalledAt,
    string Direction,
    string Outcome,
    string? Disposition,
    int? DurationSeconds,
    string? OwnerId,
    string? Notes);

/// <summary>A logged call and where it left the lead.</summary>
/// <param name="CallId">The call.</param>
/// <param name="TouchpointId">Its touchpoint.</param>
/// <param name="LifecycleStage">The lead's stage.</param>
/// <param name="Status">The lead's status.</param>
/// <param name="Clock">The lead's call clock, if any.</param>
public sealed record CallState(string CallId, string TouchpointId, string LifecycleStage, string Status, SlaRow? Clock);

/// <summary>What logging a call came to.</summary>
public abstract record CallLogged
{
    private CallLogged()
    {
    }

    /// <summary>Logged now.</summary>
    /// <param name="State">Where it left the lead.</param>
    /// <param name="WakeSlaId">The clock whose orchestration may be woken, if one was running.</param>
    public sealed record Logged(CallState State, string? WakeSlaId) : CallLogged;

    /// <summary>Logged before.</summary>
    /// <param name="State">Where the lead stands.</param>
    public sealed record Known(CallState State) : CallLogged;

    /// <summary>The id belongs to a call to another lead.</summary>
    public sealed record OtherLead : CallLogged;

    /// <summary>There is no such lead.</summary>
    public sealed record NoLead : CallLogged;
}

/// <summary>Logs calls, each in one transaction with everything that it changes.</summary>
public sealed class CallLog(Database database, LeadRouting routing, TimeProvider time)
{
    /// <summary>Logs a call, once.</summary>
    public Task<CallLogged> LogAsync(NewCall call, CancellationToken cancel) => database.WriteAsync(sql => LogAsync(sql, call), cancel);

    private async Task<CallLogged> LogAsync(SqlSession sql, NewCall call)
    {
        if (await sql.LockForScoringAsync(call.LeadId) is not { } lead)
        {
            return new CallLogged.NoLead();
        }

        var now = time.GetUtcNow();
        var callId = call.Id ?? DeterministicId.From("call", call.LeadId, now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture), call.Outcome);
        if (await sql.FindAsync<CallRow>("calls/find", new { CallId = callId }) is { } known)
        {
            return known.LeadId == call.LeadId
                ? new CallLogged.Known(new CallState(known.CallId, known.TouchpointId, lead.LifecycleStage, lead.Status, await sql.NewestSlaAsync(call.LeadId)))
                : new CallLogged.OtherLead();
        }

        var row = Row(call, callId, lead, now);
        await sql.ExecuteAsync("calls/insert", row);
        await sql.AddTouchpointAsync(Touchpoint(row, lead));
        return await SettleAsync(sql, row, await MoveLeadAsync(sql, lead, row, now), now);
    }

    private static CallRow Row(NewCall call, string callId, ScoringRow lead, DateTimeOffset now) => new()
    {
        CallId = callId,
        LeadId = call.LeadId,
        OwnerId = call.OwnerId ?? lead.OwnerId,
        CalledAt = call.CalledAt,
        LoggedAt = now,
        Direction = call.Direction,
        Outcome = call.Outcome,
        Disposition = call.Disposition,
        DurationSeconds = call.DurationSeconds,
        Notes = call.Notes,
        TouchpointId = DeterministicId.From("tp", "call", callId),
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

    private async Task<LeadState> MoveLeadAsync(SqlSession sql, ScoringRow lead, CallRow call, DateTimeOffset now)
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
        if (call.Disposition == "qualified" && change.State.Status != LeadStatuses.Disqualified)
        {
            // Also where the lead has come further meanwhile: its history tells when it was found qualified.
            await sql.AddStageAsync(lead.LeadId, LifecycleStage.Sql.Text(), call.CalledAt, LeadLifecycle.QualifiedInCall);
        }

        if (change.StageChanged || !LeadStatuses.IsOpen(change.State.Status))
        {
            await sql.ExecuteAsync("nurture_enrollments/exit", new { lead.LeadId, Reason = change.Reason, Now = now });
        }

        return change.State;
    }

    private static async Task<CallLogged> SettleAsync(SqlSession sql, CallRow call, LeadState state, DateTimeOffset now)
    {
        if (CallRules.Counts(call.Direction, call.Outcome))
        {
            await sql.ExecuteAsync("tasks/complete", new { call.LeadId, At = call.CalledAt });
        }

        var before = await sql.NewestSlaAsync(call.LeadId);
        var after = before is null ? null : await sql.SettleSlaAsync(before.SlaId, now);
        if (after is { State: SlaState.Running } && !LeadStatuses.IsOpen(state.Status))
        {
            await sql.CancelSlaAsync(after, now);
            after = await sql.FindSlaAsync(after.SlaId);
        }

        var wake = before is { State: SlaState.Running } && after?.State != SlaState.Running ? before.SlaId : null;
        return new CallLogged.Logged(new CallState(call.CallId, call.TouchpointId, state.Stage.Text(), state.Status, after), wake);
    }
}
