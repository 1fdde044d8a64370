using Microsoft.Extensions.Logging;
using RevOps.Core.Lifecycle;
using RevOps.Core.Owners;
using RevOps.Core.Routing;
using RevOps.Core.Sla;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Leads;
using RevOps.Data.Owners;
using RevOps.Data.Sla;

namespace RevOps.Functions.Sla;

/// <summary>What call clocks do when somebody looks at them. Everything happens in the caller's transaction, with the lead locked.</summary>
public sealed partial class CallClocks(LeadAssignment assignment, ILogger<CallClocks> log)
{
    /// <summary>
    /// Settles a clock and does the steps that are due. Looking twice, or late, changes nothing more: steps done are counted in the row.
    /// </summary>
    /// <returns>When to look again; null for never.</returns>
    public async Task<DateTimeOffset?> StepAsync(SqlSession sql, string slaId, DateTimeOffset now)
    {
        if (await LockAsync(sql, slaId, now) is not { } at)
        {
            return null;
        }

        var clock = at.Clock.Adopted();
        var after = await DoAsync(sql, clock, at.Lead, now);
        if (after != at.Clock)
        {
            await SaveAsync(sql, after);
        }

        return after.NextAt;
    }

    /// <summary>A clock as it stands now, with its lead; both locked. Null where there is none.</summary>
    internal static async Task<(SlaRow Clock, ScoringRow Lead)?> LockAsync(SqlSession sql, string slaId, DateTimeOffset now)
    {
        if (await sql.FindSlaAsync(slaId) is not { } found || await sql.LockForScoringAsync(found.LeadId) is not { } lead)
        {
            return null;
        }

        await sql.LockSlaAsync(slaId);
        return await sql.SettleSlaAsync(slaId, now) is { } clock ? (clock, lead) : null;
    }

    /// <summary>Writes a clock that is locked.</summary>
    /// <exception cref="InvalidOperationException">It had changed: the transaction is to be dropped.</exception>
    internal static async Task SaveAsync(SqlSession sql, SlaRow clock)
    {
        if (!await sql.SaveSlaAsync(clock))
        {
            throw new InvalidOperationException($"Clock {clock.SlaId} changed while it was locked.");
        }
    }

    /// <summary>The same with the time of its next look.</summary>
    internal async Task<SlaRow> ScheduledAsync(SqlSession sql, SlaRow clock) => clock with { NextAt = await NextAsync(sql, clock) };

    private async Task<SlaRow> DoAsync(SqlSession sql, SlaRow clock, ScoringRow lead, DateTimeOffset now)
    {
        if (!LeadStatuses.IsOpen(lead.Status) || lead.State.Stage == LifecycleStage.Lead || (lead.State.Stage >= LifecycleStage.Sql && clock.CalledAt is null))
        {
            return await EndAsync(sql, clock, now);
        }

        if (!Waits(clock))
        {
            return clock with { NextAt = null };
        }

        var manned = clock.CalledAt is null ? await CoverAsync(sql, clock, lead, now) : clock;
        return await ScheduledAsync(sql, manned.State == SlaState.Paused ? manned : await DueAsync(sql, manned, lead, now));
    }

    /// <summary>True while it may have something to do: there is no outcome, or nobody has called after all.</summary>
    private static bool Waits(SlaRow clock) => clock.IsOpen || (clock is { State: SlaState.Breached, GivenUpAt: null } && (clock.CalledAt is null || clock.NextAt is not null));

    /// <summary>Nobody has to call a lead that is closed, back in nurture, or that sales has come to without a call.</summary>
    private static async Task<SlaRow> EndAsync(SqlSession sql, SlaRow clock, DateTimeOffset now)
    {
        if (!clock.IsOpen)
        {
            return clock with { NextAt = null };
        }

        await sql.AddSlaHistoryAsync(clock.SlaId, SlaState.Cancelled, now, "the lead is not worked any more");
        return clock with { State = SlaState.Cancelled, NextAt = null, PausedUntil = null };
    }

    private async Task<DateTimeOffset?> NextAsync(SqlSession sql, SlaRow clock)
    {
        if (clock is { CalledAt: not null } or { GivenUpAt: not null })
        {
            return null;
        }

        var owner = (await sql.OwnersAsync()).FirstOrDefault(o => o.OwnerId == clock.OwnerId);
        return clock.PausedUntil ?? CallClockPlan.WakeAt(clock.Plan(), clock.Standing, assignment.CalendarOf(owner), clock.State == SlaState.Breached);
    }

    /// <summary>Sees to a clock whose owner is away.</summary>
    private async Task<SlaRow> CoverAsync(SqlSession sql, SlaRow clock, ScoringRow lead, DateTimeOffset now)
    {
        var plan = clock.Plan();
        if (plan.Away == WhenAway.Ignore || (await sql.OwnersAsync()).FirstOrDefault(o => o.OwnerId == clock.OwnerId) is not { } owner)
        {
            return clock;
        }

        var (calendar, state) = (assignment.CalendarOf(owner), owner.State());
        var today = calendar.DateAt(now);
        if (Availability.Absence(state, now, today) is not { } why)
        {
            return clock;
        }

        if (plan.Away == WhenAway.Pause && clock.State == SlaState.Running && state.Owner.Active && Absences.BackAt(state.Owner, calendar.Zone, now, today) is { } back)
        {
            return await PauseAsync(sql, clock, owner, now, back, $"{owner.OwnerId} is {why}");
        }

        return plan.Away == WhenAway.Pause && state.Owner.Active
            ? clock
            : await assignment.ToNextAsync(sql, lead, clock, new HandOver($"{owner.OwnerId} is {why}"), now)
                ?? await NobodyAsync(sql, clock, $"away:{owner.OwnerId}", now);
    }

    /// <summary>Stops a clock that runs or is paused, until a time; its deadline moves.</summary>
    internal async Task<SlaRow> PauseAsync(SqlSession sql, SlaRow clock, OwnerRow? owner, DateTimeOffset now, DateTimeOffset until, string reason)
    {
        var standing = CallClockPlan.Pause(clock.Plan(), clock.Standing, assignment.CalendarOf(owner), now, until);
        await sql.AddSlaHistoryAsync(clock.SlaId, SlaState.Paused, now, reason);
        await sql.ExecuteAsync("tasks/move_due", new { clock.LeadId, standing.DueAt });
        return clock.At(standing) with { State = SlaState.Paused, PausedUntil = until, PauseReason = reason };
    }

    private async Task<SlaRow> DueAsync(SqlSession sql, SlaRow clock, ScoringRow lead, DateTimeOffset now)
    {
        var owner = (await sql.OwnersAsync()).FirstOrDefault(o => o.OwnerId == clock.OwnerId);
        var until = clock.CalledAt < now ? clock.CalledAt.Value : now;
        var move = CallClockPlan.Due(clock.Plan(), clock.Standing, assignment.CalendarOf(owner), until);
        var at = clock with { Step = move.Next.Step };
        foreach (var step in move.Steps.Where(s => clock.CalledAt is null || s.Do == SlaAction.Escalate))
        {
            at = step.Do switch
            {
                SlaAction.Remind => await RemindAsync(sql, at, step, now),
                SlaAction.Escalate => await EscalateAsync(sql, at, step, now),
                SlaAction.Reassign => await assignment.ToNextAsync(sql, lead, at, new HandOver($"{at.OwnerId} did not call", step), now)
                    ?? await NobodyAsync(sql, at, Key(step), now),
                _ => await GiveUpAsync(sql, at, now),
            };
        }

        return at;
    }

    private async Task<SlaRow> RemindAsync(SqlSession sql, SlaRow clock, SlaStep step, DateTimeOffset now)
    {
        if (clock.RemindedAt is not null && IsFirst(clock, step))
        {
            return clock;
        }

        var subject = clock.RemindedAt is null ? clock.SlaId : $"{clock.SlaId}:{Key(step)}";
        var words = clock.State == SlaState.Breached ? $"Still to call; it was due by {clock.DueAt:u}." : $"Still to call by {clock.DueAt:u}.";
        await sql.NotifyAsync("call-reminder", subject, clock.LeadId, clock.OwnerId, words, now);
        await sql.RaiseAsync(new DomainEvent(DomainEventTypes.SlaReminder, $"{clock.SlaId}:{Key(step)}", now)
        {
            LeadId = clock.LeadId,
            Facts = new Dictionary<string, object?> { ["slaId"] = clock.SlaId, ["ownerId"] = clock.OwnerId, ["dueAt"] = clock.DueAt },
        });
        LogReminder(clock.LeadId, clock.OwnerId);
        return clock with { RemindedAt = clock.RemindedAt ?? now };
    }

    private async Task<SlaRow> EscalateAsync(SqlSession sql, SlaRow clock, SlaStep step, DateTimeOffset now)
    {
        if (clock.EscalatedAt is not null && IsFirst(clock, step))
        {
            return clock;
        }

        var words = clock.State == SlaState.Breached ? $"Not called by {clock.DueAt:u}." : $"Not called yet; due by {clock.DueAt:u}.";
        var to = await TellManagerAsync(sql, clock, "call-escalation", clock.EscalatedAt is null ? "" : $":{Key(step)}", words, now);
        LogEscalation(clock.LeadId, clock.OwnerId, to);
        return clock with { EscalatedAt = clock.EscalatedAt ?? now };
    }

    private static async Task<SlaRow> NobodyAsync(SqlSession sql, SlaRow clock, string key, DateTimeOffset now)
    {
        await TellManagerAsync(sql, clock, "call-nobody-left", $":{key}", $"Nobody is left to take over from {clock.OwnerId}; due by {clock.DueAt:u}.", now);
        return clock;
    }

    private static async Task<SlaRow> GiveUpAsync(SqlSession sql, SlaRow clock, DateTimeOffset now)
    {
        await TellManagerAsync(sql, clock, "call-given-up", "", "Nobody has called; nobody is asked any more.", now);
        await sql.AddSlaHistoryAsync(clock.SlaId, clock.State, now, "given up");
        return clock with { GivenUpAt = now };
    }

    private static async Task<string> TellManagerAsync(SqlSession sql, SlaRow clock, string kind, string key, string words, DateTimeOffset now)
    {
        var to = (await sql.OwnersAsync()).FirstOrDefault(o => o.OwnerId == clock.OwnerId)?.ManagerId ?? clock.OwnerId;
        await sql.NotifyAsync(kind, clock.SlaId + key, clock.LeadId, to, words, now);
        return to;
    }

    /// <summary>A clock that was adopted may have an orchestration of the time before, which did its first steps already.</summary>
    private static bool IsFirst(SlaRow clock, SlaStep step) => clock.Plan().Steps.FirstOrDefault(s => s.Do == step.Do) == step;

    private static string Key(SlaStep step) => $"{(long)step.After.TotalSeconds}:{step.Do}";

    [LoggerMessage(3301, LogLevel.Information, "Lead {LeadId}: owner {OwnerId} was reminded to call.")]
    private partial void LogReminder(string leadId, string ownerId);

    [LoggerMessage(3302, LogLevel.Warning, "Lead {LeadId}: not called in time by {OwnerId}; escalated to {ManagerId}.")]
    private partial void LogEscalation(string leadId, string ownerId, string managerId);
}
