namespace RevOps.Core.Sla;

/// <summary>The terms of one call clock, fixed when it starts: a changed policy applies to new clocks only.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="StartedAt">Receipt of the event that qualified the lead, so that our own delay counts.</param>
/// <param name="RemindAt">When the owner is reminded.</param>
/// <param name="DueAt">The deadline, inclusive.</param>
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
    public sealed record Breached : SlaOutcome;

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
    /// in zero seconds. A call that was made in time but logged more than 24 h after the deadline no longer helps.
    /// </summary>
    /// <param name="terms">The clock's terms.</param>
    /// <param name="calls">Calls that count (see <see cref="CallRules.Counts"/>), in any order.</param>
    /// <param name="now">The time of the decision.</param>
    public static SlaOutcome Decide(SlaTerms terms, IEnumerable<LoggedCall> calls, DateTimeOffset now)
    {
        var first = calls
            .Where(c => c.CalledAt <= terms.DueAt && c.LoggedAt <= terms.DueAt + LateLogging)
            .Select(c => (DateTimeOffset?)c.CalledAt)
            .Min();
        return first switch
        {
            { } at => new SlaOutcome.Met(at, at <= terms.StartedAt ? TimeSpan.Zero : at - terms.StartedAt),
            null when now >= terms.DueAt => new SlaOutcome.Breached(),
            null => new SlaOutcome.Open(),
        };
    }
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
