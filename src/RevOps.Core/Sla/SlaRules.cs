using RevOps.Core.Routing;

namespace RevOps.Core.Sla;

/// <summary>The call clock's policies, from <c>rules/sla.json</c>.</summary>
public sealed record SlaRules
{
    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the policy that applies unless another matches or is asked for; one of <see cref="Policies"/>.</summary>
    public required string DefaultPolicy { get; init; }

    /// <summary>Events older than this when they arrive start no clock. As shipped 24 hours.</summary>
    public required TimeSpan NoClockAfter { get; init; }

    /// <summary>Origins (import, backfill …) whose leads start no clock.</summary>
    public required IReadOnlySet<string> NoClockFor { get; init; }

    /// <summary>Policies in the order of the file; names are unique.</summary>
    public required IReadOnlyList<SlaPolicy> Policies { get; init; }

    /// <summary>What follows a call.</summary>
    public FollowUpRules FollowUp { get; init; } = FollowUpRules.None;

    /// <summary>The policy of that name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public SlaPolicy? Named(string name) => Policies.FirstOrDefault(p => p.Name == name);
}

/// <summary>How fast some leads are called, and what happens until then.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Terms">What is frozen in each clock.</param>
public sealed record SlaPolicy(string Name, ClockTerms Terms)
{
    /// <summary>The leads it is for; null where it applies only as the default or when it is asked for.</summary>
    public SlaCondition? When { get; init; }
}

/// <summary>Which leads a policy is for: those for which everything given holds.</summary>
/// <param name="Routing">Countries, industries, segments, sources, channels, interests.</param>
public sealed record SlaCondition(RoutingCondition Routing)
{
    /// <summary>Forms by name; null for any.</summary>
    public IReadOnlySet<string>? Forms { get; init; }

    /// <summary>Least score, 0 to 100.</summary>
    public int ScoreAtLeast { get; init; }

    /// <summary>True where it holds.</summary>
    /// <param name="facts">What is known of the lead.</param>
    public bool Holds(SlaFacts facts) => facts.Score >= ScoreAtLeast
        && (Forms is null || (facts.Form is { } form && Forms.Contains(form)))
        && Routing.Holds(facts.Lead);
}
