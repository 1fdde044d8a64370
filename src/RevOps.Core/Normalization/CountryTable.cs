using System.Collections.Frozen;
using System.Text;
using RevOps.Core.Data;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>ISO 3166-1: codes, and names in all languages of the npm package i18n-iso-countries.</summary>
internal static class CountryTable
{
    private static readonly HashSet<string> Joiners = ["and", "the", "und", "et", "y", "e", "en", "och", "og", "i", "les", "la", "le", "l"];
    private static readonly Lazy<Tables> Loaded = new(Load);

    public static bool IsAlpha2(string code) => Loaded.Value.Codes.TryGetValue(code, out var country) && country == code;

    /// <summary>By alpha-2, alpha-3 or numeric code (three digits), in capitals.</summary>
    public static string? ByCode(string code) => Loaded.Value.Codes.GetValueOrDefault(code);

    /// <summary>By name in any of the languages; null where unknown, or where it names several countries.</summary>
    public static string? ByName(string name)
    {
        var reduced = Words.Reduce(name);
        return ByReducedName(reduced) ?? ByReducedName(WithoutJoiners(reduced)) ?? Loaded.Value.Exact.GetValueOrDefault(Exact(name));
    }

    /// <summary>All reduced names of one country each that start with a letter: what a misspelt name may stand for.</summary>
    public static IReadOnlyList<(string Name, string Country)> NamesFrom(char first) => Loaded.Value.ByFirst.GetValueOrDefault(first) ?? [];

    private static string? ByReducedName(string reduced) => Loaded.Value.Names.GetValueOrDefault(reduced);

    /// <summary>The reduced name without articles and "and", so that "Trinidad &amp; Tobago" and "Gambia" are found too.</summary>
    private static string WithoutJoiners(string reduced) => string.Join(' ', reduced.Split(' ').Where(w => !Joiners.Contains(w)));

    /// <summary>The name with all its signs: in some scripts two countries differ only in vowel signs, which reducing drops.</summary>
    private static string Exact(string name) => WellFormed.Normalized(name, NormalizationForm.FormC).Trim().ToLowerInvariant();

    private static Tables Load()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        var exact = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var row in EmbeddedData.Lines("countries.tsv").Select(r => r.Split('\t')))
        {
            var country = row[0];
            codes[row[0]] = codes[row[1]] = codes[row[2]] = country;
            Enter(row.Skip(3).Select(Words.Reduce).SelectMany(n => (string[])[n, WithoutJoiners(n)]), country, names);
            Enter(row.Skip(3).Select(Exact), country, exact);
        }

        // The exact name only matters where the reduced one names several countries.
        var shared = exact.Where(n => n.Value is not null && names.GetValueOrDefault(Words.Reduce(n.Key), "") is null);
        var single = names.Where(n => n.Value is not null).ToFrozenDictionary(n => n.Key, n => n.Value!, StringComparer.Ordinal);
        return new Tables(
            codes.ToFrozenDictionary(StringComparer.Ordinal),
            single,
            shared.ToFrozenDictionary(n => n.Key, n => n.Value!, StringComparer.Ordinal),
            single.GroupBy(n => n.Key[0]).ToFrozenDictionary(g => g.Key, g => g.Select(n => (n.Key, n.Value)).ToArray()));
    }

    /// <summary>Adds names of a country; one that another country has too names neither.</summary>
    private static void Enter(IEnumerable<string> list, string country, Dictionary<string, string?> names)
    {
        foreach (var name in list.Where(n => n.Length > 1).Distinct())
        {
            names[name] = names.TryGetValue(name, out var other) && other != country ? null : country;
        }
    }

    private sealed record Tables(
        FrozenDictionary<string, string> Codes,
        FrozenDictionary<string, string> Names,
        FrozenDictionary<string, string> Exact,
        FrozenDictionary<char, (string Name, string Country)[]> ByFirst);
}
