using RevOps.Core.Calendars;

namespace RevOps.Core.Sla;

/// <summary>What an outcome of a call asks for.</summary>
public enum FollowUpAction
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>To call again.</summary>
    Retry,

    /// <summary>To find another number: this one is somebody else's.</summary>
    FindNumber,
}

/// <summary>What follows when the last attempt was in vain.</summary>
public enum WhenExhausted
{
    /// <summary>The lead goes back to nurture.</summary>
    Recycle,

    /// <summary>The owner's manager is told; the lead stays where it is.</summary>
    GiveUp,
}

/// <summary>A wait in working time.</summary>
/// <param name="Hours">Working hours; 0 where days are given.</param>
/// <param name="Days">Working days: the same time of a later day that has hours, or when that day opens.</param>
public sealed record RetryWait(int Hours, int Days)
{
    /// <summary>The instant after the wait.</summary>
    /// <param name="from">Its begin.</param>
    /// <param name="calendar">The calendar.</param>
    public DateTimeOffset End(DateTimeOffset from, WorkCalendar calendar)
    {
        var at = calendar.AddWorkingTime(from, TimeSpan.FromHours(Hours));
        for (var day = 0; day < Days; day++)
        {
            at = calendar.NextOpen(at.AddDays(1));
        }

        return at;
    }

    /// <summary>Reads <c>2h</c> or <c>1d</c>; null for anything else.</summary>
    /// <param name="text">The text.</param>
    public static RetryWait? Parse(string text) =>
        text.Length is 2 or 3 && int.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.NumberStyles.None, null, out var n) && n > 0
            ? text[^1] switch { 'h' => new RetryWait(n, 0), 'd' => new RetryWait(0, n), _ => null }
            : null;
}

/// <summary>What follows a call, by its outcome.</summary>
public sealed record FollowUpRules
{
    /// <summary>Nothing follows any call.</summary>
    public static FollowUpRules None { get; } = new();

    /// <summary>By outcome; an outcome that is not among them asks for nothing.</summary>
    public IReadOnlyDictionary<string, FollowUpAction> Outcomes { get; init; } = new Dictionary<string, FollowUpAction>();

    /// <summary>Waits before the second attempt, the third …; the last one goes on counting.</summary>
    public IReadOnlyList<RetryWait> RetryAfter { get; init; } = [];

    /// <summary>Attempts in all, the first included; 1 to 20.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What follows the last attempt.</summary>
    public WhenExhausted Exhausted { get; init; }
}

/// <summary>A call that was made, as far as its follow-up goes.</summary>
/// <param name="CalledAt">When.</param>
/// <param name="Direction">outbound or inbound.</param>
/// <param name="Outcome">Its outcome.</param>
public sealed record MadeCall(DateTimeOffset CalledAt, string Direction, string Outcome);

/// <summary>What follows a call.</summary>
public abstract record FollowUp
{
    private FollowUp()
    {
    }

    /// <summary>Nothing.</summary>
    public sealed record Nothing : FollowUp;

    /// <summary>Another attempt.</summary>
    /// <param name="Attempt">Its number; the first call is 1.</param>
    /// <param name="At">When.</param>
    public sealed record Retry(int Attempt, DateTimeOffset At) : FollowUp;

    /// <summary>A person has to find a number.</summary>
    public sealed record FindNumber : FollowUp;

    /// <summary>That was the last attempt.</summary>
    /// <param name="Attempts">How many there were.</param>
    /// <param name="Then">What follows.</param>
    public sealed record Exhausted(int Attempts, WhenExhausted Then) : FollowUp;
}

/// <summary>Decides what follows a call.</summary>
public static class FollowUps
{
    /// <summary>
    /// Goes by the newest call by its own time: one that is logged late after a newer one asks for nothing more. Attempts are counted
    /// back to the last call that was no attempt in vain.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="calls">The calls to the lead since it was submitted or recycled, the one just logged included.</param>
    /// <param name="logged">The call just logged.</param>
    /// <param name="calendar">The owner's calendar.</param>
    public static FollowUp After(FollowUpRules rules, IReadOnlyCollection<MadeCall> calls, MadeCall logged, WorkCalendar calendar)
    {
        if (ActionOf(rules, logged) is var action && (action == FollowUpAction.Nothing || calls.Any(c => c.CalledAt > logged.CalledAt)))
        {
            return new FollowUp.Nothing();
        }

        if (action == FollowUpAction.FindNumber)
        {
            return new FollowUp.FindNumber();
        }

        var attempts = calls.OrderByDescending(c => c.CalledAt).TakeWhile(c => ActionOf(rules, c) == FollowUpAction.Retry).Count();
        return attempts >= rules.Attempts
            ? new FollowUp.Exhausted(attempts, rules.Exhausted)
            : new FollowUp.Retry(attempts + 1, rules.RetryAfter[Math.Min(attempts, rules.RetryAfter.Count) - 1].End(logged.CalledAt, calendar));
    }

    /// <summary>A call that came in unanswered is no attempt of ours.</summary>
    private static FollowUpAction ActionOf(FollowUpRules rules, MadeCall call) =>
        call.Direction == "inbound" ? FollowUpAction.Nothing : rules.Outcomes.GetValueOrDefault(call.Outcome);
}
