namespace RevOps.Core.Sla;

/// <summary>The call clock's policies, from <c>rules/sla.json</c>.</summary>
public sealed record SlaRules
{
    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the policy that applies unless another is asked for; one of <see cref="Policies"/>.</summary>
    public required string DefaultPolicy { get; init; }

    /// <summary>Events older than this when they arrive start no clock. As shipped 24 hours.</summary>
    public required TimeSpan NoClockAfter { get; init; }

    /// <summary>Origins (import, backfill …) whose leads start no clock.</summary>
    public required IReadOnlySet<string> NoClockFor { get; init; }

    /// <summary>Policies by name.</summary>
    public required IReadOnlyDictionary<string, SlaPolicy> Policies { get; init; }
}

/// <summary>How fast a qualified lead is called.</summary>
/// <param name="CallWithin">From the clock's start to the deadline, inclusive; 1 minute to 7 days.</param>
/// <param name="RemindAfter">From the clock's start to the reminder; before the deadline.</param>
public sealed record SlaPolicy(TimeSpan CallWithin, TimeSpan RemindAfter);
