using RevOps.Core.Sla;
using RevOps.Data.Effects;

namespace RevOps.Data.Sla;

/// <summary>Call clocks. The row is the truth; orchestrations only wake up and ask it.</summary>
public static class SlaStore
{
    private static readonly System.Diagnostics.Metrics.Counter<long> Outcomes = Telemetry.Meter.CreateCounter<long>("revops.sla.settled", "{clock}", "Call clocks that came to an outcome.");

    /// <summary>The clock, if there is one.</summary>
    public static Task<SlaRow?> FindSlaAsync(this SqlSession sql, string slaId) => sql.FindAsync<SlaRow>("sla_clocks/find", new { SlaId = slaId });

    /// <summary>Keeps others from changing a clock until the transaction ends; the lead is to be locked first.</summary>
    public static Task LockSlaAsync(this SqlSession sql, string slaId) => sql.FindAsync<string>("sla_clocks/lock", new { SlaId = slaId });

    /// <summary>The lead's newest clock.</summary>
    public static Task<SlaRow?> NewestSlaAsync(this SqlSession sql, string leadId) =>
        sql.FindAsync<SlaRow>("sla_clocks/newest", new { LeadId = leadId });

    /// <summary>
    /// The calls to a lead that count for a clock: made at or after the submit, to the second, as people note times. For a clock that
    /// started after the lead was recycled, those before the recycle do not count.
    /// </summary>
    /// <param name="sql">The session.</param>
    /// <param name="leadId">The lead.</param>
    /// <param name="startedAt">The clock's start.</param>
    public static async Task<IReadOnlyList<LoggedCall>> CountingCallsAsync(this SqlSession sql, string leadId, DateTimeOffset startedAt) =>
        [.. (await sql.QueryAsync<CallOfLead>("calls/by_lead", new { LeadId = leadId }))
            .Where(c => CallRules.Counts(c.Direction, c.Outcome) && c.CalledAt.ToUnixTimeSeconds() >= c.CountingFrom(startedAt).ToUnixTimeSeconds())
            .Select(c => new LoggedCall(c.CalledAt, c.LoggedAt))];

    /// <summary>Clocks that should have been looked at before a time, the longest overdue first.</summary>
    public static Task<IReadOnlyList<string>> OverdueSlasAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.QueryAsync<string>("sla_clocks/overdue", new { Before = before, Limit = limit });

    /// <summary>Clocks of an owner that still wait for a call, breached ones included.</summary>
    public static Task<IReadOnlyList<string>> WaitingSlasAsync(this SqlSession sql, string ownerId) =>
        sql.QueryAsync<string>("sla_clocks/waiting_of_owner", new { OwnerId = ownerId });

    /// <summary>Every state that a clock had, in order.</summary>
    public static Task<IReadOnlyList<SlaHistoryRow>> SlaHistoryAsync(this SqlSession sql, string slaId) =>
        sql.QueryAsync<SlaHistoryRow>("sla_history/list", new { SlaId = slaId });

    /// <summary>Writes a clock as it is to be, unless it has changed since it was read.</summary>
    /// <returns>False where it had changed: nothing was written.</returns>
    public static async Task<bool> SaveSlaAsync(this SqlSession sql, SlaRow clock) => await sql.ExecuteAsync("sla_clocks/save", clock) > 0;

    /// <summary>Ends a clock without outcome whose lead is no longer wanted.</summary>
    public static async Task CancelSlaAsync(this SqlSession sql, SlaRow clock, DateTimeOffset now, string reason = "the lead was disqualified")
    {
        if (clock.IsOpen && await sql.SaveSlaAsync(clock with { State = SlaState.Cancelled, NextAt = null, PausedUntil = null }))
        {
            await sql.AddSlaHistoryAsync(clock.SlaId, SlaState.Cancelled, now, reason);
        }
    }

    /// <summary>Lets a cancelled clock run again where its deadline is still to come; else it stays cancelled, and its history says so.</summary>
    public static async Task ResumeSlaAsync(this SqlSession sql, string slaId, DateTimeOffset now)
    {
        var resumed = await sql.ExecuteAsync("sla_clocks/resume", new { SlaId = slaId, Now = now }) > 0;
        await sql.AddSlaHistoryAsync(
            slaId, resumed ? SlaState.Running : SlaState.Cancelled, now, resumed ? "unmerged" : "unmerged after its deadline: stays cancelled");
    }

    /// <summary>Starts a clock, with its first entry in the history.</summary>
    public static async Task StartSlaAsync(this SqlSession sql, SlaRow clock, DateTimeOffset now)
    {
        await sql.ExecuteAsync("sla_clocks/insert", clock);
        await sql.AddSlaHistoryAsync(clock.SlaId, clock.State, now, clock.State == SlaState.Met ? "called before the lead qualified" : "started");
    }

    /// <summary>
    /// Decides a clock by the calls known now and writes what changed: the outcome, the first call, the end of a pause. Decides anew where
    /// the clock changed in between.
    /// </summary>
    /// <returns>The clock as it stands, or null where there is none.</returns>
    public static async Task<SlaRow?> SettleSlaAsync(this SqlSession sql, string slaId, DateTimeOffset now)
    {
        while (await sql.FindSlaAsync(slaId) is { } clock)
        {
            if (clock.State == SlaState.Cancelled)
            {
                return clock;
            }

            var next = Settled(clock, await sql.CountingCallsAsync(clock.LeadId, clock.StartedAt), now);
            if (next == clock)
            {
                return clock;
            }

            if (await sql.SaveSlaAsync(next))
            {
                await sql.TellAsync(clock, next, now);
                return next with { Version = next.Version + 1 };
            }
        }

        return null;
    }

    /// <summary>Notes that the owner was reminded; false where that was done or the clock has stopped.</summary>
    public static async Task<bool> MarkRemindedAsync(this SqlSession sql, string slaId, DateTimeOffset now) =>
        await sql.ExecuteAsync("sla_clocks/set_reminded", new { SlaId = slaId, Now = now }) > 0;

    /// <summary>Notes that a breach was escalated; false where that was done or the clock is not breached.</summary>
    public static async Task<bool> MarkEscalatedAsync(this SqlSession sql, string slaId, DateTimeOffset now) =>
        await sql.ExecuteAsync("sla_clocks/set_escalated", new { SlaId = slaId, Now = now }) > 0;

    /// <summary>Adds to the history of a clock's states.</summary>
    public static Task AddSlaHistoryAsync(this SqlSession sql, string slaId, string state, DateTimeOffset at, string reason) =>
        sql.ExecuteAsync("sla_history/insert", new { SlaId = slaId, State = state, At = at, Reason = reason });

    private static SlaRow Settled(SlaRow clock, IReadOnlyCollection<LoggedCall> calls, DateTimeOffset now) => CallSla.Decide(clock.Bounds, calls, now) switch
    {
        SlaOutcome.Met met => Decided(clock, SlaState.Met, met.CalledAt, met.TimeToCall) with { NextAt = null },
        SlaOutcome.Breached breached => Decided(clock, SlaState.Breached, breached.CalledAt, breached.TimeToCall) with { BreachedAt = clock.BreachedAt ?? now },
        _ when clock.PausedUntil <= now => clock with { State = SlaState.Running, PausedUntil = null },
        _ => clock,
    };

    private static SlaRow Decided(SlaRow clock, string state, DateTimeOffset? calledAt, TimeSpan? timeToCall) => clock with
    {
        State = state,
        CalledAt = calledAt,
        SecondsToCall = (int?)timeToCall?.TotalSeconds,
        PausedUntil = null,
        DecidedOwnerId = clock.DecidedOwnerId ?? clock.OwnerId,
    };

    private static async Task TellAsync(this SqlSession sql, SlaRow before, SlaRow after, DateTimeOffset now)
    {
        if (before.State != after.State)
        {
            Outcomes.Add(1, new KeyValuePair<string, object?>("state", after.State));
        }

        if (after.State != before.State)
        {
            await sql.AddSlaHistoryAsync(after.SlaId, after.State, now, Reason(before.State, after.State));
        }

        if (after.State == SlaState.Breached && before.BreachedAt is null)
        {
            await sql.RaiseAsync(new DomainEvent(DomainEventTypes.SlaBreached, after.SlaId, now)
            {
                LeadId = after.LeadId,
                Facts = new Dictionary<string, object?> { ["slaId"] = after.SlaId, ["ownerId"] = after.OwnerId, ["policy"] = after.Policy, ["dueAt"] = after.DueAt },
            });
        }
    }

    private sealed record CallOfLead
    {
        public DateTimeOffset CalledAt { get; init; }

        public DateTimeOffset LoggedAt { get; init; }

        public required string Direction { get; init; }

        public required string Outcome { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? RecycledAt { get; init; }

        public DateTimeOffset CountingFrom(DateTimeOffset startedAt) => RecycledAt is { } recycled && recycled <= startedAt ? recycled : CreatedAt;
    }

    private static string Reason(string from, string to) => (from, to) switch
    {
        (SlaState.Breached, SlaState.Met) => "a call made in time was logged late",
        (_, SlaState.Met) => "called in time",
        (SlaState.Paused, SlaState.Running) => "the pause is over",
        _ => "not called by the deadline",
    };
}

/// <summary>States of a call clock.</summary>
public static class SlaState
{
    /// <summary>Not called yet, not due.</summary>
    public const string Running = "running";

    /// <summary>Not called yet, and stands until a time.</summary>
    public const string Paused = "paused";

    /// <summary>Called in time.</summary>
    public const string Met = "met";

    /// <summary>Not called by the deadline.</summary>
    public const string Breached = "breached";

    /// <summary>No longer wanted.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, Paused, Met, Breached, Cancelled];
}

/// <summary>A row of <c>sla_history</c>.</summary>
public sealed record SlaHistoryRow
{
    /// <summary>One of <see cref="SlaState"/>.</summary>
    public required string State { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
