namespace RevOps.Core.Routing;

/// <summary>Who gets which leads, from <c>rules/routing.json</c>.</summary>
public sealed record RoutingRules
{
    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Who gets a lead where nobody else is active; takes no part in rotations.</summary>
    public required FallbackOwner Fallback { get; init; }

    /// <summary>Rules in the order in which they are tried.</summary>
    public required IReadOnlyList<RoutingRule> Rules { get; init; }
}

/// <summary>The owner of last resort.</summary>
/// <param name="OwnerId">Id.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Email">Where it is notified.</param>
public sealed record FallbackOwner(string OwnerId, string Name, string Email);

/// <summary>One rule: leads for which every given list holds go to the team. An absent (null) list holds for any lead.</summary>
public sealed record RoutingRule
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Team that takes the leads.</summary>
    public required string Team { get; init; }

    /// <summary>In words, for the explanation.</summary>
    public required string Reason { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes, territories resolved.</summary>
    public IReadOnlySet<string>? Countries { get; init; }

    /// <summary>Industries of our list.</summary>
    public IReadOnlySet<string>? Industries { get; init; }

    /// <summary>smb, mid_market, enterprise, unknown.</summary>
    public IReadOnlySet<string>? Segments { get; init; }

    /// <summary>Reporting channels.</summary>
    public IReadOnlySet<string>? Channels { get; init; }

    /// <summary>True where every given list contains the lead's value; an unknown value is in no list.</summary>
    /// <param name="facts">The lead.</param>
    public bool Matches(RoutingFacts facts) =>
        Holds(Countries, facts.Country) && Holds(Industries, facts.Industry) && Holds(Segments, facts.Segment) && Holds(Channels, facts.Channel);

    private static bool Holds(IReadOnlySet<string>? list, string? value) => list is null || (value is not null && list.Contains(value));
}
