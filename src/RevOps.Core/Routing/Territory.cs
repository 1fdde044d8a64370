using RevOps.Core.Text;

namespace RevOps.Core.Routing;

/// <summary>Part of a country: by region, by postal code, or both, and then both must hold.</summary>
public sealed record Area
{
    private readonly string[] _regions;
    private readonly string[] _prefixes;

    /// <summary>Makes an area.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="regions">Names or codes of regions, compared without case and diacritics; empty for any.</param>
    /// <param name="postalPrefixes">Beginnings of postal codes, compared without case, spaces and hyphens; empty for any.</param>
    public Area(string country, IReadOnlyList<string> regions, IReadOnlyList<string> postalPrefixes)
    {
        Country = country;
        _regions = [.. regions.Select(Words.Reduce)];
        _prefixes = [.. postalPrefixes.Select(Compact)];
        var prefixes = postalPrefixes.Select(p => $"{p}*");
        Text = regions.Count + postalPrefixes.Count == 0 ? country : $"{country} {string.Join('/', regions.Concat(prefixes))}";
    }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; }

    /// <summary>In words: <c>DE 80*/81*</c>.</summary>
    public string Text { get; }

    /// <summary>True for a whole country.</summary>
    public bool IsWhole => _regions.Length + _prefixes.Length == 0;

    /// <summary>True where the lead is in it.</summary>
    /// <param name="facts">The lead.</param>
    public bool Holds(RoutingFacts facts) => facts.Country == Country
        && (_regions.Length == 0 || (facts.Region is { } region && _regions.Contains(Words.Reduce(region))))
        && (_prefixes.Length == 0 || (facts.PostalCode is { } code && Begins(Compact(code))));

    private bool Begins(string code) => Array.Exists(_prefixes, p => code.StartsWith(p, StringComparison.Ordinal));

    private static string Compact(string code) => string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>Countries, and parts of countries, under a name.</summary>
public sealed record Territory
{
    private readonly HashSet<string> _countries;
    private readonly Area[] _parts;

    /// <summary>Makes a territory.</summary>
    /// <param name="name">Its name; empty for countries that a rule lists by itself.</param>
    /// <param name="areas">What it is made of.</param>
    public Territory(string name, IReadOnlyList<Area> areas)
    {
        _countries = [.. areas.Where(a => a.IsWhole).Select(a => a.Country)];
        _parts = [.. areas.Where(a => !a.IsWhole)];
        var list = string.Join(", ", areas.Select(a => a.Text));
        Text = name.Length == 0 ? list : $"{name} ({list})";
    }

    /// <summary>In words: <c>dach (DE, AT, CH, LI)</c>.</summary>
    public string Text { get; }

    /// <summary>True where the lead is in it.</summary>
    /// <param name="facts">The lead.</param>
    public bool Holds(RoutingFacts facts) =>
        (facts.Country is { } country && _countries.Contains(country)) || Array.Exists(_parts, p => p.Holds(facts));

    /// <summary>True where it takes more than the country to tell.</summary>
    /// <param name="country">The lead's country.</param>
    public bool DependsOnPlace(string? country) => Array.Exists(_parts, p => p.Country == country);
}
