namespace RevOps.Core.Scoring;

/// <summary>How leads are scored, from <c>rules/scoring.json</c>.</summary>
public sealed record ScoringRules
{
    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Score from which a lead is an MQL; 1 to 100.</summary>
    public required int Threshold { get; init; }

    /// <summary>Most points per group (fit, engagement, intent); penalties have no cap.</summary>
    public required IReadOnlyDictionary<string, int> GroupCaps { get; init; }

    /// <summary>Rules over what is known of the lead; each gives its points once or not at all.</summary>
    public required IReadOnlyList<ScoringRule> Rules { get; init; }

    /// <summary>Rules over touchpoints, which fade with age.</summary>
    public required IReadOnlyList<EngagementRule> Engagement { get; init; }
}

/// <summary>Points for a condition.</summary>
/// <param name="Id">Unique id.</param>
/// <param name="Group">fit, intent or penalty.</param>
/// <param name="Points">-100 to 100, not 0; negative in group penalty only.</param>
/// <param name="When">When it applies.</param>
/// <param name="Reason">In words, for the explanation.</param>
public sealed record ScoringRule(string Id, string Group, int Points, Condition When, string Reason);

/// <summary>Points for touchpoints. Each is worth half as much after every half-life; the sum is rounded once.</summary>
public sealed record EngagementRule
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Event types that count.</summary>
    public required IReadOnlySet<string> EventTypes { get; init; }

    /// <summary>Words of which the page's address must hold one; empty for any page.</summary>
    public required IReadOnlyList<string> UrlWords { get; init; }

    /// <summary>Points of one fresh touchpoint; above 0, may be a fraction.</summary>
    public required decimal Points { get; init; }

    /// <summary>Most points of this rule.</summary>
    public required int Max { get; init; }

    /// <summary>Time in which a touchpoint's worth halves.</summary>
    public required TimeSpan HalfLife { get; init; }

    /// <summary>In words, for the explanation.</summary>
    public required string Reason { get; init; }
}
