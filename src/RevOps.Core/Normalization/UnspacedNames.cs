using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Names in Han, kana and Hangul: the family name stands first, mostly without a space.</summary>
internal static class UnspacedNames
{
    private const string MiddleDots = "・·･";

    /// <summary>True for a character that such names are made of.</summary>
    public static bool IsPart(char c) => (Words.IsUnspaced(c) && c is not (>= '\u0E00' and <= '\u0E7F')) || c is '々' or '〆' or 'ー' || MiddleDots.Contains(c, StringComparison.Ordinal);

    /// <summary>
    /// The first word is the family name; a name in one piece is split by the lists of common family names, else kept whole as
    /// the family name. Foreign names with middle dots have their own order.
    /// </summary>
    public static (string? First, string? Last) Split(List<string> tokens, string? country, NameRules rules)
    {
        if (tokens.Count > 1)
        {
            return (string.Join(' ', tokens.Skip(1)), tokens[0]);
        }

        var name = tokens[0];
        var dot = name.AsSpan().LastIndexOfAny(MiddleDots);
        if (dot > 0 && dot < name.Length - 1)
        {
            return (name[..dot], name[(dot + 1)..]);
        }

        var length = FamilyLength(name, country, rules);
        return length == 0 ? (null, name) : (name[length..], name[..length]);
    }

    private static int FamilyLength(string name, string? country, NameRules rules)
    {
        var lists = Lists(name, country, rules);
        for (var length = Math.Min(3, name.Length - 1); length > 0; length--)
        {
            // A family name of one character has given names of one or two behind it; what is longer has another one, unlisted.
            if ((length > 1 || name.Length <= 3) && lists.Any(l => l.Contains(Words.Reduce(name[..length]))))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The list of the script or of the country; all where neither tells.</summary>
    private static IReadOnlySet<string>[] Lists(string name, string? country, NameRules rules)
    {
        var list = name.Any(c => c is >= '\u3040' and <= '\u30FF') ? "JP"
            : name.All(c => c is >= '\uAC00' and <= '\uD7AF') ? "KR"
            : country is null ? null
            : rules.FamilyFirstAs.GetValueOrDefault(country, country);
        return list is not null && rules.FamilyFirst.TryGetValue(list, out var families) ? [families] : [.. rules.FamilyFirst.Values];
    }
}
