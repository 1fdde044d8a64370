using RevOps.Core.Text;

namespace RevOps.Core.Routing;

/// <summary>Which leads a rule takes: those for which everything given holds. What is not given (null) holds for any lead.</summary>
public sealed record RoutingCondition
{
    /// <summary>Holds for any lead.</summary>
    public static RoutingCondition Any { get; } = new();

    /// <summary>The lead is in one of these.</summary>
    public IReadOnlyList<Territory>? Places { get; init; }

    /// <summary>Industries of our list.</summary>
    public ValueList? Industries { get; init; }

    /// <summary>smb, mid_market, enterprise, unknown.</summary>
    public ValueList? Segments { get; init; }

    /// <summary>google, linkedin, organic …</summary>
    public ValueList? Sources { get; init; }

    /// <summary>Reporting channels.</summary>
    public ValueList? Channels { get; init; }

    /// <summary>Phrases of which the interest must hold one as whole words; reduced, a trailing * matches any ending.</summary>
    public IReadOnlyList<string>? Interests { get; init; }

    /// <summary>True where everything given holds.</summary>
    /// <param name="facts">The lead.</param>
    public bool Holds(RoutingFacts facts) => HoldsPlace(facts)
        && Industries?.Holds(facts.Industry) != false
        && Segments?.Holds(facts.Segment) != false
        && Sources?.Holds(facts.Source) != false
        && Channels?.Holds(facts.Channel) != false
        && HoldsInterest(facts.Interest);

    /// <summary>Everything that does not hold, in words with the values; empty where all does.</summary>
    /// <param name="facts">The lead.</param>
    public string WhyNot(RoutingFacts facts)
    {
        if (Holds(facts))
        {
            return "";
        }

        string?[] reasons =
        [
            HoldsPlace(facts) ? null : $"{PlaceOf(facts)} is not in {string.Join(" or ", Places!.Select(p => p.Text))}",
            Industries?.WhyNot("industry", facts.Industry),
            Segments?.WhyNot("segment", facts.Segment),
            Sources?.WhyNot("source", facts.Source),
            Channels?.WhyNot("channel", facts.Channel),
            HoldsInterest(facts.Interest) ? null : $"interest {Quoted(facts.Interest)} has none of the words {string.Join(", ", Interests!)}",
        ];
        return string.Join("; ", reasons.Where(r => r is not null));
    }

    private bool HoldsPlace(RoutingFacts facts) => Places is null || Places.Any(p => p.Holds(facts));

    private bool HoldsInterest(string? interest)
    {
        if (Interests is null || interest is null)
        {
            return Interests is null;
        }

        var reduced = Words.Reduce(interest);
        return Interests.Any(p => Words.Contains(reduced, p));
    }

    private string PlaceOf(RoutingFacts facts)
    {
        var country = $"country {facts.Country ?? "unknown"}";
        return Places!.Any(p => p.DependsOnPlace(facts.Country))
            ? $"{country}, region {facts.Region ?? "unknown"}, postal code {facts.PostalCode ?? "unknown"},"
            : country;
    }

    private static string Quoted(string? text) => text is null ? "unknown" : $"\"{text}\"";
}

/// <summary>A list of which a value must be one.</summary>
public sealed class ValueList
{
    private readonly HashSet<string> _values;
    private readonly string _text;

    /// <summary>Makes a list.</summary>
    /// <param name="values">Its values.</param>
    public ValueList(IEnumerable<string> values)
    {
        _values = new HashSet<string>(values, StringComparer.Ordinal);
        _text = _values.Count == 1 ? _values.First() : $"one of {string.Join(", ", _values)}";
    }

    internal bool Holds(string? value) => value is not null && _values.Contains(value);

    internal string? WhyNot(string name, string? value) => Holds(value) ? null : $"{name} {value ?? "unknown"} is not {_text}";
}
