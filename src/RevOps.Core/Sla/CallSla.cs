namespace RevOps.Core.Sla;

/// <summary>What decides a call clock's outcome.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="StartedAt">Receipt of the event that qualified the lead, so that our own delay counts.</param>
/// <param name="RemindAt">When the owner is first reminded; the deadline where there is no reminder.</param>
/// <param name="DueAt">The deadline, inclusive, as it stands: a pause before it moves it.</param>
public sealed record SlaTerms(string Policy, DateTimeOffset StartedAt, DateTimeOffset RemindAt, DateTimeOffset DueAt);

/// <summary>The outcome of a call clock.</summary>
public abstract record SlaOutcome
{
    private SlaOutcome()
    {
    }

    /// <summary>Called in time.</summary>
    /// <param name="CalledAt">The call's own time.</param>
    /// <param name="TimeToCall">From the clock's start; zero for a call made before it.</param>
    public sealed record Met(DateTimeOffset CalledAt, TimeSpan TimeToCall) : SlaOutcome;

    /// <summary>Not called by the deadline.</summary>
    /// <param name="CalledAt">The first call after all, if there was one.</param>
    /// <param name="TimeToCall">From the clock's start to that call.</param>
    public sealed record Breached(DateTimeOffset? CalledAt = null, TimeSpan? TimeToCall = null) : SlaOutcome;

    /// <summary>Still running: not called yet, and not due.</summary>
    public sealed record Open : SlaOutcome;
}

/// <summary>The rules of the call clock.</summary>
public static class CallSla
{
    /// <summary>How late a call made in time may be logged and still turn a breach.</summary>
    public static readonly TimeSpan LateLogging = TimeSpan.FromHours(24);

    /// <summary>
    /// Decides by the call's own time. A call at exactly the deadline is on time; one before the clock's start counts as met
    /// in zero seconds. A call that was made in time but logged more than 24 h after the deadline no longer helps. The order in which
    /// calls were logged does not matter.
    /// </summary>
    /// <param name="terms">The clock's terms.</param>
    /// <param name="calls">Calls that count (see <see cref="CallRules.Counts"/>), in any order.</param>
    /// <param name="now">The time of the decision.</param>
    public static SlaOutcome Decide(SlaTerms terms, IReadOnlyCollection<LoggedCall> calls, DateTimeOffset now)
    {
        if (First(calls.Where(c => c.CalledAt <= terms.DueAt && c.LoggedAt <= terms.DueAt + LateLogging)) is { } inTime)
        {
            return new SlaOutcome.Met(inTime, Since(terms, inTime));
        }

        return now < terms.DueAt
            ? new SlaOutcome.Open()
            : First(calls) is { } late ? new SlaOutcome.Breached(late, Since(terms, late)) : new SlaOutcome.Breached();
    }

    private static DateTimeOffset? First(IEnumerable<LoggedCall> calls) => calls.Select(c => (DateTimeOffset?)c.CalledAt).Min();

    private static TimeSpan Since(SlaTerms terms, DateTimeOffset at) => at <= terms.StartedAt ? TimeSpan.Zero : at - terms.StartedAt;
}

/// <summary>A call as the clock sees it.</summary>
/// <param name="CalledAt">When the call was made.</param>
/// <param name="LoggedAt">When we learned of it.</param>
public sealed record LoggedCall(DateTimeOffset CalledAt, DateTimeOffset LoggedAt);

/// <summary>Which calls count.</summary>
public static class CallRules
{
    /// <summary>Any human outbound attempt counts, whatever its outcome; an inbound call only where it was connected.</summary>
    /// <param name="direction">outbound or inbound.</param>
    /// <param name="outcome">connected, voicemail, no_answer …</param>
    public static bool Counts(string direction, string outcome) => direction != "inbound" || outcome == "connected";
}
