using RevOps.Core.Routing;

namespace RevOps.Core.Sla;

/// <summary>What decides whether a qualified lead gets a call clock, and which.</summary>
/// <param name="Origin">How the event came in: <c>import</c> and <c>backfill</c> start no clock as shipped; null or anything else does.</param>
/// <param name="OccurredAt">The event's own time; the time of receipt where it has none.</param>
/// <param name="ReceivedAt">Receipt of the event that qualified the lead: the clock's start.</param>
/// <param name="Policy">A policy asked for by name; null for the one that matches.</param>
public sealed record SlaFacts(string? Origin, DateTimeOffset? OccurredAt, DateTimeOffset ReceivedAt, string? Policy = null)
{
    /// <summary>The lead as routing sees it.</summary>
    public RoutingFacts Lead { get; init; } = new();

    /// <summary>The form it came by, if any.</summary>
    public string? Form { get; init; }

    /// <summary>Its score, 0 to 100.</summary>
    public int Score { get; init; }
}

/// <summary>Whether there is a clock, and by which policy.</summary>
public abstract record SlaChoice
{
    private SlaChoice()
    {
    }

    /// <summary>A clock runs.</summary>
    /// <param name="Policy">Its policy.</param>
    public sealed record Clock(SlaPolicy Policy) : SlaChoice;

    /// <summary>No clock: the lead is only part of a summary.</summary>
    /// <param name="Reason">Why, in words.</param>
    public sealed record None(string Reason) : SlaChoice;
}

/// <summary>Chooses the policies of call clocks.</summary>
public static class SlaPolicies
{
    /// <summary>Name of "no clock" where a policy's name is stored.</summary>
    public const string NonePolicy = "none";

    /// <summary>
    /// The first policy that matches, else the default. None for imports and back-fills, for events more than 24 h old at receipt
    /// (exactly 24 h still runs), and where policy <c>none</c> is asked for. A policy that is asked for and does not exist is none asked for.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="facts">What is known of the event.</param>
    public static SlaChoice Choose(SlaRules rules, SlaFacts facts)
    {
        if (facts.Policy == NonePolicy)
        {
            return new SlaChoice.None("No clock was asked for.");
        }

        if (facts.Origin is { } origin && rules.NoClockFor.Contains(origin))
        {
            return new SlaChoice.None($"Leads of origin '{origin}' start no clock.");
        }

        if (facts.OccurredAt is { } occurred && facts.ReceivedAt - occurred > rules.NoClockAfter)
        {
            return new SlaChoice.None($"The event was more than {rules.NoClockAfter.TotalHours:0.##} h old when it arrived.");
        }

        var asked = facts.Policy is { } name ? rules.Named(name) : null;
        return new SlaChoice.Clock(asked ?? rules.Policies.FirstOrDefault(p => p.When?.Holds(facts) == true) ?? rules.Named(rules.DefaultPolicy)!);
    }
}
