using System.Collections.Frozen;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>The list of industries, ready for look-ups.</summary>
internal sealed class IndustryIndex
{
    private static readonly HashSet<string> Joiners = ["and", "und", "et", "og", "och", "the", "of"];
    private readonly FrozenDictionary<string, string> names;
    private readonly (string Name, string Id)[] unspaced;
    private readonly FrozenDictionary<string, string> isic;
    private readonly FrozenDictionary<string, string> naics;
    private readonly FrozenDictionary<string, string> sic;
    private readonly int mostWords;

    public IndustryIndex(IReadOnlyList<IndustryRule> industries)
    {
        names = Map(industries, i => i.Names);
        unspaced = names.Where(n => n.Key.Any(Words.IsUnspaced)).Select(n => (n.Key, n.Value)).OrderByDescending(n => n.Key.Length).ToArray();
        mostWords = names.Keys.Select(n => n.Count(c => c == ' ') + 1).DefaultIfEmpty(0).Max();
        isic = Map(industries, i => i.Isic);
        naics = Map(industries, i => i.Naics);
        sic = Map(industries, i => i.Sic);
    }

    public static IndustryIndex Empty { get; } = new([]);

    /// <summary>A name as it is compared: words without "and" and the like, underscores as spaces.</summary>
    public static string Comparable(string text)
    {
        var reduced = Words.Reduce(text.Replace('_', ' '));
        return reduced.Contains(' ', StringComparison.Ordinal) ? string.Join(' ', reduced.Split(' ').Where(w => !Joiners.Contains(w))) : reduced;
    }

    /// <summary>The industry that is called so.</summary>
    public string? Named(string comparable) => names.GetValueOrDefault(comparable);

    /// <summary>The industry whose longest name stands in the text as whole words; null for none, and where two names are equally long.</summary>
    public string? Within(string comparable)
    {
        var best = (Id: (string?)null, Length: 0);
        var words = comparable.Split(' ');
        for (var start = 0; start < words.Length; start++)
        {
            for (var count = Math.Min(mostWords, words.Length - start); count > 0; count--)
            {
                var phrase = count == 1 ? words[start] : string.Join(' ', words, start, count);
                if (phrase.Length > 2 && names.TryGetValue(phrase, out var id))
                {
                    best = Better(best, id, phrase.Length);
                    break;
                }
            }
        }

        if (comparable.Any(Words.IsUnspaced))
        {
            foreach (var (name, id) in unspaced.Where(u => comparable.Contains(u.Name, StringComparison.Ordinal)))
            {
                best = Better(best, id, name.Length);
            }
        }

        return best.Id;
    }

    /// <summary>By an ISIC code (NACE and the national lists built on it agree in their first digits): longest prefix, else the section.</summary>
    public string? OfIsic(string code) => Longest(isic, code, 4) ?? (IsicSections.Of(code) is { } section ? isic.GetValueOrDefault(section) : null);

    /// <summary>By a NAICS code: longest prefix.</summary>
    public string? OfNaics(string code) => Longest(naics, code, 6);

    /// <summary>By a US SIC code: longest prefix.</summary>
    public string? OfSic(string code) => Longest(sic, code, 4);

    private static (string? Id, int Length) Better((string? Id, int Length) best, string id, int length) =>
        length > best.Length ? (id, length) : length == best.Length && id != best.Id ? (null, length) : best;

    private static string? Longest(FrozenDictionary<string, string> codes, string code, int most)
    {
        for (var length = Math.Min(most, code.Length); length > 0; length--)
        {
            if (codes.TryGetValue(code[..length], out var id))
            {
                return id;
            }
        }

        return null;
    }

    private static FrozenDictionary<string, string> Map(IReadOnlyList<IndustryRule> industries, Func<IndustryRule, IEnumerable<string>> keys)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var industry in industries)
        {
            foreach (var key in keys(industry))
            {
                map.TryAdd(key, industry.Id);
            }
        }

        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
