using RevOps.Core.Sla;

namespace RevOps.Data.Sla;

/// <summary>A row of <c>sla_clocks</c>.</summary>
public sealed record SlaRow
{
    /// <summary>Primary key.</summary>
    public required string SlaId { get; init; }

    /// <summary>The lead to call.</summary>
    public required string LeadId { get; init; }

    /// <summary>Who is to call.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The trace in which it was started; null where nobody traced. Written only.</summary>
    public string? Trace { get; init; } = Telemetry.Context;

    /// <summary>Start of the clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the owner is reminded.</summary>
    public DateTimeOffset RemindAt { get; init; }

    /// <summary>The deadline, inclusive; a pause moves it.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>running, paused, met, breached or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>The first call that counts; after the deadline for a breached one.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>From start to that call.</summary>
    public int? SecondsToCall { get; init; }

    /// <summary>When the owner was reminded.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the breach was first recorded.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>When it was escalated.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The terms that were frozen at the start, as JSON; null for clocks of the time before policies had steps.</summary>
    public string? Terms { get; init; }

    /// <summary>Number of the step that comes next, from 0.</summary>
    public int Step { get; init; }

    /// <summary>When to look again; null for never.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>From here on clock time counts by the present owner's calendar.</summary>
    public DateTimeOffset? AnchorAt { get; init; }

    /// <summary>Clock time that had passed by then, in ticks of 100 ns.</summary>
    public long ElapsedTicks { get; init; }

    /// <summary>When a paused clock goes on.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why it was put off last, in the words of whoever did it.</summary>
    public string? PauseReason { get; init; }

    /// <summary>How often a person put it off.</summary>
    public int Snoozes { get; init; }

    /// <summary>When nobody was asked any more.</summary>
    public DateTimeOffset? GivenUpAt { get; init; }

    /// <summary>Who had the lead when the outcome came.</summary>
    public string? DecidedOwnerId { get; init; }

    /// <summary>Counts the changes: a change that was decided on an older one is dropped.</summary>
    public int Version { get; init; }

    /// <summary>True before there is an outcome: it runs, or is paused.</summary>
    public bool IsOpen => State is SlaState.Running or SlaState.Paused;

    /// <summary>What decides the outcome.</summary>
    public SlaTerms Bounds => new(Policy, StartedAt, RemindAt, DueAt);

    /// <summary>Where it stands.</summary>
    public ClockState Standing => new(StartedAt, DueAt, AnchorAt ?? StartedAt, TimeSpan.FromTicks(ElapsedTicks), Step);

    /// <summary>The frozen terms.</summary>
    /// <exception cref="InvalidOperationException">It has none: see <see cref="Adopted"/>.</exception>
    public ClockTerms Plan() => ClockTerms.Parse(Terms ?? throw new InvalidOperationException($"Clock {SlaId} has no terms."));

    /// <summary>The same at another standing.</summary>
    /// <param name="standing">Where it stands now.</param>
    public SlaRow At(ClockState standing) => this with
    {
        DueAt = standing.DueAt,
        AnchorAt = standing.AnchorAt,
        ElapsedTicks = standing.Elapsed.Ticks,
        Step = standing.Step,
    };

    /// <summary>
    /// A clock from before there were terms, with those it ran by: a reminder, and escalation at the deadline, around the clock. What it
    /// has done already counts as done. Any other clock as it is.
    /// </summary>
    public SlaRow Adopted() => Terms is not null ? this : this with
    {
        Terms = new ClockTerms
        {
            Working = false,
            CallWithin = DueAt - StartedAt,
            Steps = [new SlaStep(RemindAt - StartedAt, SlaAction.Remind), new SlaStep(DueAt - StartedAt, SlaAction.Escalate)],
            Away = WhenAway.Ignore,
        }.ToJson(),
        AnchorAt = StartedAt,
        Step = EscalatedAt is not null ? 2 : RemindedAt is not null ? 1 : 0,
    };
}
