using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevOps.Core.Sla;

/// <summary>What happens while a lead waits for its call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlaAction>))]
public enum SlaAction
{
    /// <summary>The owner is reminded.</summary>
    Remind,

    /// <summary>The owner's manager is told.</summary>
    Escalate,

    /// <summary>The lead goes to the next in the rotation.</summary>
    Reassign,

    /// <summary>Nobody is asked any more; the manager is told.</summary>
    GiveUp,
}

/// <summary>What happens to running clocks when their owner is away.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WhenAway>))]
public enum WhenAway
{
    /// <summary>The lead goes to the next in the rotation; where there is none, the clock goes on and the manager is told.</summary>
    Reassign,

    /// <summary>The clock stands until the owner is back. One whose owner has left is reassigned all the same.</summary>
    Pause,

    /// <summary>Nothing.</summary>
    Ignore,
}

/// <summary>Something to be done at a time of the clock.</summary>
/// <param name="After">Clock time from the start: working time by the owner's calendar, without pauses.</param>
/// <param name="Do">What.</param>
public sealed record SlaStep(TimeSpan After, SlaAction Do);

/// <summary>What is done again and again after the deadline and the last step, until somebody calls.</summary>
/// <param name="Every">Clock time between two; 1 minute to 7 days.</param>
/// <param name="Do">What; not <see cref="SlaAction.GiveUp"/>.</param>
/// <param name="AtMost">How often, 1 to 100; one interval after the last the lead is given up.</param>
public sealed record SlaRepeat(TimeSpan Every, SlaAction Do, int AtMost);

/// <summary>How a clock may be put off by a person.</summary>
/// <param name="Longest">From now to its end, as time goes by; at most 30 days.</param>
/// <param name="Times">How often for one clock; 0 for never.</param>
public sealed record SnoozeLimit(TimeSpan Longest, int Times)
{
    /// <summary>Three times, up to 4 hours each.</summary>
    public static SnoozeLimit Default { get; } = new(TimeSpan.FromHours(4), 3);
}

/// <summary>The terms of one clock, frozen when it starts: a changed policy applies to new clocks only.</summary>
public sealed record ClockTerms
{
    /// <summary>True where only the owner's working hours count; false around the clock.</summary>
    public required bool Working { get; init; }

    /// <summary>Clock time from the start to the deadline, inclusive.</summary>
    public required TimeSpan CallWithin { get; init; }

    /// <summary>In order of time.</summary>
    public required IReadOnlyList<SlaStep> Steps { get; init; }

    /// <summary>What is repeated after the last step; null for nothing.</summary>
    public SlaRepeat? Repeat { get; init; }

    /// <summary>How it may be put off.</summary>
    public SnoozeLimit Snooze { get; init; } = SnoozeLimit.Default;

    /// <summary>The team whose members get the lead, first and when it is reassigned; null, or a team that has nobody, for normal routing.</summary>
    public string? Team { get; init; }

    /// <summary>What the owner's absence does.</summary>
    public WhenAway Away { get; init; }

    /// <summary>
    /// Step number <paramref name="index"/>, from 0: the steps, then the repeats, then giving up. Null where there is none left.
    /// </summary>
    /// <param name="index">The number.</param>
    public SlaStep? StepAt(int index)
    {
        if (index < Steps.Count)
        {
            return Steps[index];
        }

        var round = index - Steps.Count;
        if (Repeat is null || round > Repeat.AtMost)
        {
            return null;
        }

        var last = Steps.Count == 0 || Steps[^1].After < CallWithin ? CallWithin : Steps[^1].After;
        return new SlaStep(last + (Repeat.Every * (round + 1)), round == Repeat.AtMost ? SlaAction.GiveUp : Repeat.Do);
    }

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>From what was stored.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static ClockTerms Parse(string json) => JsonSerializer.Deserialize<ClockTerms>(json) ?? throw new JsonException("Terms are an object.");
}
