namespace RevOps.Core.Scoring;

/// <summary>How leads are scored, from <c>rules/scoring.json</c>.</summary>
public sealed record ScoringRules
{
    /// <summary>What shows that a person is interested again, unless the file says otherwise.</summary>
    public static IReadOnlySet<string> DefaultRequalifyEventTypes { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "form_submit", "ad_click", "page_view", "email_click" };

    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Score from which a lead is an MQL; 1 to 100.</summary>
    public required int Threshold { get; init; }

    /// <summary>Thresholds of segments that have their own; 1 to 100.</summary>
    public IReadOnlyDictionary<string, int> SegmentThresholds { get; init; } = new Dictionary<string, int>();

    /// <summary>Points above the threshold that a recycled lead needs to become an MQL again; 0 to 50.</summary>
    public int RequalifyMargin { get; init; }

    /// <summary>Types of touchpoints of which a recycled lead needs one newer than the recycle.</summary>
    public IReadOnlySet<string> RequalifyEventTypes { get; init; } = DefaultRequalifyEventTypes;

    /// <summary>Most points per group (fit, engagement, intent); for penalty, where given, the lowest sum, 0 or below.</summary>
    public required IReadOnlyDictionary<string, int> GroupCaps { get; init; }

    /// <summary>Rules over what is known of the lead; each gives its points once or not at all.</summary>
    public required IReadOnlyList<ScoringRule> Rules { get; init; }

    /// <summary>Rules over touchpoints, which fade with age.</summary>
    public required IReadOnlyList<EngagementRule> Engagement { get; init; }

    /// <summary>The score from which a lead of the segment is an MQL.</summary>
    /// <param name="segment">smb, mid_market, enterprise or unknown.</param>
    public int ThresholdFor(string segment) => SegmentThresholds.TryGetValue(segment, out var own) ? own : Threshold;
}

/// <summary>The groups of rules, in the order in which contributions are listed.</summary>
public static class ScoringGroups
{
    /// <summary>Who they are.</summary>
    public const string Fit = "fit";

    /// <summary>What they do.</summary>
    public const string Engagement = "engagement";

    /// <summary>What they ask for.</summary>
    public const string Intent = "intent";

    /// <summary>What speaks against them.</summary>
    public const string Penalty = "penalty";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Fit, Engagement, Intent, Penalty];
}

/// <summary>Points for a condition.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Group">One of <see cref="ScoringGroups"/>.</param>
/// <param name="Points">-100 to 100, not 0; negative in group penalty only.</param>
/// <param name="When">When it applies.</param>
/// <param name="Reason">In words, for the explanation.</param>
public sealed record ScoringRule(string Id, string Group, int Points, Condition When, string Reason);

/// <summary>Points for touchpoints. Each is worth half as much after every half-life; the sum is rounded once.</summary>
public sealed record EngagementRule
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Which touchpoints count.</summary>
    public required TouchpointFilter Filter { get; init; }

    /// <summary>Points of one fresh touchpoint; above 0, may be a fraction.</summary>
    public required decimal Points { get; init; }

    /// <summary>Most points of this rule.</summary>
    public required int Max { get; init; }

    /// <summary>Time in which a touchpoint's worth halves.</summary>
    public required TimeSpan HalfLife { get; init; }

    /// <summary>In words, for the explanation.</summary>
    public required string Reason { get; init; }
}
