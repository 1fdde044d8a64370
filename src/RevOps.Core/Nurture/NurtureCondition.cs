using RevOps.Core.Scoring;

namespace RevOps.Core.Nurture;

/// <summary>What entry, goals and branches ask of a lead: everything given must hold. What is not given (null) holds for any lead.</summary>
public sealed record NurtureCondition
{
    /// <summary>Holds for any lead.</summary>
    public static NurtureCondition Any { get; } = new();

    /// <summary>Lifecycle stages, as stored.</summary>
    public IReadOnlySet<string>? Stages { get; init; }

    /// <summary>Statuses of leads.</summary>
    public IReadOnlySet<string>? Statuses { get; init; }

    /// <summary>smb, mid_market, enterprise, unknown.</summary>
    public IReadOnlySet<string>? Segments { get; init; }

    /// <summary>google, linkedin, organic …</summary>
    public IReadOnlySet<string>? Sources { get; init; }

    /// <summary>Reporting channels.</summary>
    public IReadOnlySet<string>? Channels { get; init; }

    /// <summary>ISO 3166-1 alpha-2 countries.</summary>
    public IReadOnlySet<string>? Countries { get; init; }

    /// <summary>Lowest score, inclusive.</summary>
    public int? ScoreFrom { get; init; }

    /// <summary>Highest score, inclusive.</summary>
    public int? ScoreTo { get; init; }

    /// <summary>A touchpoint of one of these types came after the lead was enrolled: what enrolled it does not count.</summary>
    public IReadOnlySet<string>? Engaged { get; init; }

    /// <summary>A condition in the language of the scoring rules.</summary>
    public Condition? When { get; init; }

    /// <summary>True where everything given holds.</summary>
    /// <param name="facts">The lead.</param>
    /// <param name="enrolledAt">When it was enrolled; touchpoints of exactly then do not count for <see cref="Engaged"/>.</param>
    /// <param name="now">Now.</param>
    public bool Holds(NurtureFacts facts, DateTimeOffset enrolledAt, DateTimeOffset now) =>
        Allows(Stages, facts.Stage)
        && Allows(Statuses, facts.Status)
        && Allows(Segments, facts.Lead.Segment)
        && Allows(Sources, facts.Lead.Source)
        && Allows(Channels, facts.Lead.Channel)
        && Allows(Countries, facts.Lead.Country)
        && !(facts.Score < ScoreFrom)
        && !(facts.Score > ScoreTo)
        && (Engaged is null || facts.IsEngaged(Engaged, enrolledAt.AddTicks(1), DateTimeOffset.MaxValue))
        && When?.Holds(facts.Lead, now) != false;

    private static bool Allows(IReadOnlySet<string>? values, string? value) => values is null || (value is not null && values.Contains(value));
}

/// <summary>What sequences look at.</summary>
/// <param name="Lead">What scoring looks at, touchpoints included.</param>
/// <param name="Score">The score, 0 to 100.</param>
/// <param name="Stage">Lifecycle stage as stored: lead, MQL …</param>
/// <param name="Status">Status of the lead.</param>
public sealed record NurtureFacts(ScoringFacts Lead, int Score, string Stage, string Status)
{
    internal bool IsEngaged(IReadOnlySet<string> types, DateTimeOffset from, DateTimeOffset to)
    {
        for (var i = 0; i < Lead.Touchpoints.Count; i++)
        {
            var touchpoint = Lead.Touchpoints[i];
            if (touchpoint.EventTime >= from && touchpoint.EventTime <= to && types.Contains(touchpoint.EventType))
            {
                return true;
            }
        }

        return false;
    }
}
