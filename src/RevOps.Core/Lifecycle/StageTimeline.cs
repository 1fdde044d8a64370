namespace RevOps.Core.Lifecycle;

/// <summary>A step of a lead's way.</summary>
/// <param name="Stage">The stage from then on.</param>
/// <param name="At">When.</param>
/// <param name="Reason">In words.</param>
/// <param name="SecondsInStage">Whole seconds until the next step; null for the last one.</param>
public sealed record StageStep(LifecycleStage Stage, DateTimeOffset At, string Reason, long? SecondsInStage);

/// <summary>
/// A lead's way, told from all that is known about it. It does not depend on the order in which that became known: a qualified call that
/// is logged after the deal still has its place before it, and a step that turns out to be none disappears.
/// </summary>
/// <param name="Stage">Where the lead stands.</param>
/// <param name="Dates">When it reached its stages.</param>
/// <param name="Steps">Its way, in order; the first is its creation.</param>
public sealed record StageTimeline(LifecycleStage Stage, StageDates Dates, IReadOnlyList<StageStep> Steps)
{
    /// <summary>Tells the way from the facts.</summary>
    /// <param name="createdAt">When the lead was submitted; nothing on its way is earlier.</param>
    /// <param name="createdReason">In words.</param>
    /// <param name="facts">All that is known, in any order; each key once.</param>
    public static StageTimeline Of(DateTimeOffset createdAt, string createdReason, IReadOnlyCollection<StageFact> facts)
    {
        var recycledAt = facts.Where(f => f.Kind == StageFactKind.Recycled).Select(f => f.At).Append(createdAt).Max();
        var (stage, dates) = (LifecycleStage.Lead, StageDates.None);
        List<StageStep> steps = [new(stage, createdAt, createdReason, null)];
        foreach (var fact in InOrder(facts, createdAt, recycledAt))
        {
            if (fact.Kind == StageFactKind.Recycled)
            {
                (stage, dates) = (LifecycleStage.Lead, StageDates.None);
            }
            else if (fact.Kind != StageFactKind.Note)
            {
                if (fact.Stage <= stage)
                {
                    continue;
                }

                (stage, dates) = (fact.Stage, dates.With(fact.Stage, fact.At));
            }

            steps.Add(new StageStep(stage, fact.At, fact.Reason, null));
        }

        return new StageTimeline(stage, dates, Timed(steps));
    }

    /// <summary>At one instant: what was reached, remarks, the recycling, then deals, which outlast it.</summary>
    private static IEnumerable<StageFact> InOrder(IEnumerable<StageFact> facts, DateTimeOffset createdAt, DateTimeOffset recycledAt) => facts
        .Select(f => f with { At = Later(f.At, f.Kind == StageFactKind.Deal ? recycledAt : createdAt) })
        .OrderBy(f => f.At)
        .ThenBy(f => f.Kind)
        .ThenBy(f => f.Stage)
        .ThenBy(f => f.Key, StringComparer.Ordinal);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static List<StageStep> Timed(List<StageStep> steps) =>
        [.. steps.Select((s, i) => i + 1 < steps.Count ? s with { SecondsInStage = (long)(steps[i + 1].At - s.At).TotalSeconds } : s)];
}
