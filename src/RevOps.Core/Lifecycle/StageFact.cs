namespace RevOps.Core.Lifecycle;

/// <summary>Something that says how far a lead has come, or a remark on its way.</summary>
/// <param name="Key">What says so: the same key again replaces what was said before.</param>
/// <param name="Kind">What it does to the stage.</param>
/// <param name="Stage">The stage reached; of no meaning for a note or a recycling.</param>
/// <param name="At">When.</param>
/// <param name="Reason">In words.</param>
public sealed record StageFact(string Key, StageFactKind Kind, LifecycleStage Stage, DateTimeOffset At, string Reason);

/// <summary>What a <see cref="StageFact"/> does to the stage.</summary>
public enum StageFactKind
{
    /// <summary>The stage was reached then. What was reached before a recycling does not count after it. Stored as <c>reached</c>.</summary>
    Reached,

    /// <summary>A remark; the stage stays. Stored as <c>note</c>.</summary>
    Note,

    /// <summary>The lead starts again. Stored as <c>recycled</c>.</summary>
    Recycled,

    /// <summary>A deal: it is there now, so it counts after a recycling too. Stored as <c>deal</c>.</summary>
    Deal,
}

/// <summary>When a lead reached its stages since it was last recycled; one that was skipped has the date of the next one reached.</summary>
/// <param name="MqlAt">MQL or later.</param>
/// <param name="SqlAt">SQL or later.</param>
/// <param name="OppAt">opp or later.</param>
/// <param name="CustomerAt">customer.</param>
public sealed record StageDates(DateTimeOffset? MqlAt, DateTimeOffset? SqlAt, DateTimeOffset? OppAt, DateTimeOffset? CustomerAt)
{
    /// <summary>Not beyond <c>lead</c>.</summary>
    public static StageDates None { get; } = new(null, null, null, null);

    /// <summary>With every stage that has no date yet, up to <paramref name="stage"/>, reached at <paramref name="at"/>.</summary>
    internal StageDates With(LifecycleStage stage, DateTimeOffset at) => new(
        MqlAt ?? (stage >= LifecycleStage.Mql ? at : null),
        SqlAt ?? (stage >= LifecycleStage.Sql ? at : null),
        OppAt ?? (stage >= LifecycleStage.Opp ? at : null),
        CustomerAt ?? (stage >= LifecycleStage.Customer ? at : null));
}
