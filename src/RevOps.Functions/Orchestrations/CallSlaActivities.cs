using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Outbox;
using RevOps.Data.Owners;
using RevOps.Data.Sla;

namespace RevOps.Functions.Orchestrations;

/// <summary>
/// What a call clock does when it wakes. Each activity is one transaction that does nothing when it is run again, and answers
/// with the clock's state.
/// </summary>
public sealed partial class CallSlaActivities(Database database, TimeProvider time, ILogger<CallSlaActivities> log)
{
    /// <summary>Name of <see cref="ClaimAsync"/>.</summary>
    public const string Claim = "CallSlaClaim";

    /// <summary>Name of <see cref="RemindAsync"/>.</summary>
    public const string Remind = "CallSlaRemind";

    /// <summary>Name of <see cref="SettleAsync"/>.</summary>
    public const string Settle = "CallSlaSettle";

    /// <summary>Name of <see cref="EscalateAsync"/>.</summary>
    public const string Escalate = "CallSlaEscalate";

    /// <summary>Keeps the promise that started the clock, and reads where it stands.</summary>
    [Function(Claim)]
    public Task<string> ClaimAsync([ActivityTrigger] string slaId) => database.WriteAsync(async sql =>
    {
        await sql.KeepAsync(CallSlaClient.StartPromise(slaId));
        return await StateAsync(sql, slaId);
    });

    /// <summary>Reminds the owner, once, if the call is still due.</summary>
    [Function(Remind)]
    public Task<string> RemindAsync([ActivityTrigger] string slaId) => database.WriteAsync(async sql =>
    {
        var now = time.GetUtcNow();
        var clock = await sql.SettleSlaAsync(slaId, now);
        if (clock is { State: SlaState.Running } && await sql.MarkRemindedAsync(slaId, now))
        {
            await sql.NotifyAsync("call-reminder", slaId, clock.LeadId, clock.OwnerId, $"Still to call by {clock.DueAt:u}.", now);
            LogReminder(clock.LeadId, clock.OwnerId);
        }

        return clock?.State ?? SlaState.Cancelled;
    });

    /// <summary>Decides by the calls known now.</summary>
    [Function(Settle)]
    public Task<string> SettleAsync([ActivityTrigger] string slaId) => database.WriteAsync(async sql =>
        (await sql.SettleSlaAsync(slaId, time.GetUtcNow()))?.State ?? SlaState.Cancelled);

    /// <summary>Tells the owner's manager of a breach, once.</summary>
    [Function(Escalate)]
    public Task<string> EscalateAsync([ActivityTrigger] string slaId) => database.WriteAsync(async sql =>
    {
        var now = time.GetUtcNow();
        var clock = await sql.SettleSlaAsync(slaId, now);
        if (clock is { State: SlaState.Breached } && await sql.MarkEscalatedAsync(slaId, now))
        {
            var owners = await sql.OwnersAsync();
            var to = owners.FirstOrDefault(o => o.OwnerId == clock.OwnerId)?.ManagerId ?? clock.OwnerId;
            await sql.NotifyAsync("call-escalation", slaId, clock.LeadId, to, $"Not called by {clock.DueAt:u}.", now);
            LogEscalation(clock.LeadId, clock.OwnerId, to);
        }

        return clock?.State ?? SlaState.Cancelled;
    });

    private static async Task<string> StateAsync(SqlSession sql, string slaId) => (await sql.FindSlaAsync(slaId))?.State ?? SlaState.Cancelled;

    [LoggerMessage(3001, LogLevel.Information, "Lead {LeadId}: owner {OwnerId} was reminded to call.")]
    private partial void LogReminder(string leadId, string ownerId);

    [LoggerMessage(3002, LogLevel.Warning, "Lead {LeadId}: not called in time by {OwnerId}; escalated to {ManagerId}.")]
    private partial void LogEscalation(string leadId, string ownerId, string managerId);
}
