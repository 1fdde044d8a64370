using System.Collections.Frozen;
using RevOps.Core.Data;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>
/// ISO 3166-1: codes, and names in all languages of the npm package i18n-iso-countries.
/// </summary>
internal static class CountryTable
{
    private static readonly HashSet<string> Joiners = ["and", "the", "und", "et", "y", "e", "en", "och", "og", "i", "les", "la", "le", "l"];
    private static readonly Lazy<Tables> Loaded = new(Load);

    public static bool IsAlpha2(string code) => Loaded.Value.Codes.TryGetValue(code, out var country) && country == code;

    /// <summary>By alpha-2, alpha-3 or numeric code (three digits), in capitals.</summary>
    public static string? ByCode(string code) => Loaded.Value.Codes.GetValueOrDefault(code);

    /// <summary>By reduced name in any of the languages; null where unknown, or where it names several countries.</summary>
    public static string? ByName(string reduced) => Loaded.Value.Names.GetValueOrDefault(reduced);

    /// <summary>The reduced name without articles and "and", so that "Trinidad &amp; Tobago" and "Gambia" are found too.</summary>
    public static string WithoutJoiners(string reduced) => string.Join(' ', reduced.Split(' ').Where(w => !Joiners.Contains(w)));

    private static Tables Load()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var row in EmbeddedData.Lines("countries.tsv").Select(r => r.Split('\t')))
        {
            var country = row[0];
            codes[row[0]] = codes[row[1]] = codes[row[2]] = country;
            foreach (var name in row.Skip(3).Select(Words.Reduce).SelectMany(n => (string[])[n, WithoutJoiners(n)]).Where(n => n.Length > 1).Distinct())
            {
                names[name] = names.TryGetValue(name, out var other) && other != country ? null : country;
            }
        }

        return new Tables(codes.ToFrozenDictionary(), names.Where(n => n.Value is not null).ToFrozenDictionary(n => n.Key, n => n.Value!));
    }

    private sealed record Tables(FrozenDictionary<string, string> Codes, FrozenDictionary<string, string> Names);
}
