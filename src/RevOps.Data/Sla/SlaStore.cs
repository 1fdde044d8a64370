using RevOps.Core.Sla;

namespace RevOps.Data.Sla;

/// <summary>Call clocks. The row is the truth; orchestrations only wake up and ask it.</summary>
public static class SlaStore
{
    /// <summary>The clock, if there is one.</summary>
    public static Task<SlaRow?> FindSlaAsync(this SqlSession sql, string slaId) => sql.FindAsync<SlaRow>("sla_clocks/find", new { SlaId = slaId });

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

    /// <summary>Running clocks that were due before a time, the longest overdue first.</summary>
    public static Task<IReadOnlyList<string>> OverdueSlasAsync(this SqlSession sql, DateTimeOffset before, int limit) =>
        sql.QueryAsync<string>("sla_clocks/overdue", new { Before = before, Limit = limit });

    /// <summary>Ends a running clock whose lead is no longer wanted.</summary>
    public static async Task CancelSlaAsync(this SqlSession sql, SlaRow clock, DateTimeOffset now, string reason = "the lead was disqualified")
    {
        var cancelled = clock with { State = SlaState.Cancelled };
        if (await sql.ExecuteAsync("sla_clocks/set_outcome", new
        {
            cancelled.SlaId,
            cancelled.State,
            cancelled.CalledAt,
            cancelled.SecondsToCall,
            cancelled.BreachedAt,
            From = SlaState.Running,
        }) > 0)
        {
            await AddHistoryAsync(sql, clock.SlaId, SlaState.Cancelled, now, reason);
        }
    }

    /// <summary>Lets a cancelled clock run again where its deadline is still to come; else it stays cancelled, and its history says so.</summary>
    public static async Task ResumeSlaAsync(this SqlSession sql, string slaId, DateTimeOffset now)
    {
        var resumed = await sql.ExecuteAsync("sla_clocks/resume", new { SlaId = slaId, Now = now }) > 0;
        await AddHistoryAsync(
            sql, slaId, resumed ? SlaState.Running : SlaState.Cancelled, now, resumed ? "unmerged" : "unmerged after its deadline: stays cancelled");
    }

    /// <summary>Starts a clock, with its first entry in the history.</summary>
    public static async Task StartSlaAsync(this SqlSession sql, SlaRow clock, DateTimeOffset now)
    {
        await sql.ExecuteAsync("sla_clocks/insert", clock);
        await AddHistoryAsync(sql, clock.SlaId, clock.State, now, clock.State == SlaState.Met ? "called before the lead qualified" : "started");
    }

    /// <summary>
    /// Decides a clock by the calls known now and writes the outcome if it changed, only from the state that was read.
    /// </summary>
    /// <returns>The clock as it stands, or null where there is none.</returns>
    public static async Task<SlaRow?> SettleSlaAsync(this SqlSession sql, string slaId, DateTimeOffset now)
    {
        var clock = await sql.FindSlaAsync(slaId);
        if (clock is null || clock.State is SlaState.Met or SlaState.Cancelled)
        {
            return clock;
        }

        var next = CallSla.Decide(clock.Terms, await sql.CountingCallsAsync(clock.LeadId, clock.StartedAt), now) switch
        {
            SlaOutcome.Met met => clock with { State = SlaState.Met, CalledAt = met.CalledAt, SecondsToCall = (int)met.TimeToCall.TotalSeconds },
            SlaOutcome.Breached => clock with { State = SlaState.Breached, BreachedAt = clock.BreachedAt ?? now },
            _ => clock,
        };
        if (next.State == clock.State)
        {
            return clock;
        }

        var changed = await sql.ExecuteAsync("sla_clocks/set_outcome", new
        {
            next.SlaId,
            next.State,
            next.CalledAt,
            next.SecondsToCall,
            next.BreachedAt,
            From = clock.State,
        });
        if (changed == 0)
        {
            return await sql.FindSlaAsync(slaId);
        }

        await AddHistoryAsync(sql, slaId, next.State, now, Reason(clock.State, next.State));
        return next;
    }

    /// <summary>Notes that the owner was reminded; false where that was done or the clock has stopped.</summary>
    public static async Task<bool> MarkRemindedAsync(this SqlSession sql, string slaId, DateTimeOffset now) =>
        await sql.ExecuteAsync("sla_clocks/set_reminded", new { SlaId = slaId, Now = now }) > 0;

    /// <summary>Notes that a breach was escalated; false where that was done or the clock is not breached.</summary>
    public static async Task<bool> MarkEscalatedAsync(this SqlSession sql, string slaId, DateTimeOffset now) =>
        await sql.ExecuteAsync("sla_clocks/set_escalated", new { SlaId = slaId, Now = now }) > 0;

    private static Task AddHistoryAsync(SqlSession sql, string slaId, string state, DateTimeOffset at, string reason) =>
        sql.ExecuteAsync("sla_history/insert", new { SlaId = slaId, State = state, At = at, Reason = reason });

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
        _ => "not called by the deadline",
    };
}

/// <summary>States of a call clock.</summary>
public static class SlaState
{
    /// <summary>Not called yet, not due.</summary>
    public const string Running = "running";

    /// <summary>Called in time.</summary>
    public const string Met = "met";

    /// <summary>Not called by the deadline.</summary>
    public const string Breached = "breached";

    /// <summary>No longer wanted.</summary>
    public const string Cancelled = "cancelled";
}
