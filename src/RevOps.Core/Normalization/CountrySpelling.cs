using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Long country names with one slip of the finger: "Germnay", "Untied States".</summary>
internal static class CountrySpelling
{
    private const int ShortestName = 6;

    /// <summary>
    /// The country whose name of six letters or more is one change away (a letter more, less, another, or two exchanged), if it is one
    /// country only; the first letter must be right.
    /// </summary>
    public static (string? Country, string Rule)? Correct(string text, CountryRules rules)
    {
        var reduced = Words.Reduce(text);
        if (reduced.Length < ShortestName - 1)
        {
            return null;
        }

        var near = CountryTable.NamesFrom(reduced[0]).Concat(rules.Aliases.Select(a => (Name: a.Key, Country: a.Value)))
            .Where(n => n.Name.Length >= ShortestName && IsOneChange(n.Name, reduced))
            .Select(n => n.Country).Distinct().Take(2).ToList();
        return near.Count == 1 ? (near[0], "country.spelling") : null;
    }

    private static bool IsOneChange(string name, string text)
    {
        if (name[0] != text[0] || Math.Abs(name.Length - text.Length) > 1)
        {
            return false;
        }

        var at = name.AsSpan().CommonPrefixLength(text);
        var a = name.AsSpan(at);
        var b = text.AsSpan(at);
        return a.Length > b.Length ? a[1..].SequenceEqual(b)
            : a.Length < b.Length ? a.SequenceEqual(b[1..])
            : a.Length > 0 && (a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])));
    }
}
