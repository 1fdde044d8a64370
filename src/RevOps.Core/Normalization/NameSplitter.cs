using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Takes a whole name apart into given and family name.</summary>
internal static class NameSplitter
{
    /// <summary>"Nguyễn Văn An" in Vietnam and "Nagy László" in Hungary: the family name stands first there.</summary>
    private static readonly string[] SpacedFamilyFirst = ["VN", "HU"];

    /// <summary>Endings in Cyrillic only: in Latin letters the same endings are family names (Abramovich).</summary>
    private static readonly string[] Patronymics = ["ович", "евич", "ьич", "овна", "евна", "ична", "івна", "ївна"];

    /// <summary>
    /// Turns "Last, First"; leaves titles and suffixes out, each with a step; puts the family name first where the script or the
    /// country does. Else it starts at the first particle (van, de), at the first of two that "y" joins, or behind the given
    /// names and initials. A single word is a family name.
    /// </summary>
    public static (string? First, string? Last) Split(string field, string whole, string? country, NameRules rules, StepLog log)
    {
        var tokens = Bare(field, whole, rules, log);
        var comma = tokens.FindIndex(t => t.EndsWith(','));
        if (comma >= 0 && comma < tokens.Count - 1)
        {
            return (Join(tokens[(comma + 1)..]), Join(tokens[..(comma + 1)]));
        }

        if (tokens.All(t => t.All(UnspacedNames.IsPart)))
        {
            return UnspacedNames.Split(tokens, country, rules);
        }

        if (tokens.Count == 3 && tokens.FindIndex(1, IsPatronymic) is var patronymic and > 0)
        {
            return patronymic == 1 ? At(tokens, 2) : (Join(tokens[1..]), tokens[0]);
        }

        return IsFamilyFirst(tokens, country, rules)
            ? (Join(tokens[1..]), tokens[0])
            : At(tokens, Math.Min(FamilyAt(tokens, rules), tokens.Count - 1));
    }

    /// <summary>True where a given name's field holds more than given names.</summary>
    public static bool IsWhole(string first, NameRules rules)
    {
        var tokens = first.Split(' ');
        return tokens.Length > 1 ? tokens.Any(t => t.Length > 2 && !IsGiven(t, rules)) && !tokens[^1].EndsWith('.') : first.Length > 1 && first.All(UnspacedNames.IsPart);
    }

    private static (string? First, string? Last) At(List<string> tokens, int at) => (at <= 0 ? null : Join(tokens[..at]), Join(tokens[Math.Max(at, 0)..]));

    private static string Join(List<string> tokens) => string.Join(' ', tokens).Trim(',', ' ');

    /// <summary>The words without titles before and suffixes behind them; at least one stays.</summary>
    private static List<string> Bare(string field, string whole, NameRules rules, StepLog log)
    {
        var tokens = whole.Replace(",", ", ", StringComparison.Ordinal).Replace("、", ", ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(t => !t.All(char.IsPunctuation)).ToList();
        for (var titled = false; tokens.Count > 1 && (rules.Titles.Contains(Words.Reduce(tokens[0])) || (titled && IsAbbreviated(tokens[0]))); titled = true)
        {
            log.Add(field, tokens[0], null, "name.title-dropped");
            tokens.RemoveAt(0);
        }

        while (tokens.Count > 1 && rules.Suffixes.Contains(Words.Reduce(tokens[^1])) && (tokens.Count > 2 || tokens[0].EndsWith(',') is false))
        {
            log.Add(field, tokens[^1], null, "name.suffix-dropped");
            tokens.RemoveAt(tokens.Count - 1);
            tokens[^1] = tokens[^1].TrimEnd(',');
        }

        // "Smith, Dr. John" and "Smith, John" alike.
        var comma = tokens.FindIndex(t => t.EndsWith(','));
        while (comma >= 0 && comma < tokens.Count - 2 && rules.Titles.Contains(Words.Reduce(tokens[comma + 1])))
        {
            log.Add(field, tokens[comma + 1], null, "name.title-dropped");
            tokens.RemoveAt(comma + 1);
        }

        return tokens.Count > 0 ? tokens : [whole];
    }

    /// <summary>What goes on with a title: "Dr. med.", "Dr. rer. nat.".</summary>
    private static bool IsAbbreviated(string token) => token.EndsWith('.') && char.IsLower(token[0]);

    private static int FamilyAt(List<string> tokens, NameRules rules)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!char.IsLower(tokens[i][0]))
            {
                continue;
            }

            var reduced = Words.Reduce(tokens[i]);
            if (rules.Joiners.Contains(reduced) && i > 1 && i < tokens.Count - 1)
            {
                return i - 1;
            }

            if (rules.Particles.Contains(reduced) && i < tokens.Count - 1)
            {
                return i;
            }
        }

        var at = 1;
        if (tokens.Count > 2 && IsGiven(tokens[0], rules) && IsGiven(tokens[1], rules))
        {
            at = 2;
        }

        while (at < tokens.Count - 1 && IsInitial(tokens[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsFamilyFirst(List<string> tokens, string? country, NameRules rules)
    {
        if (tokens.Count < 2 || country is null || !SpacedFamilyFirst.Contains(country) || !rules.FamilyFirst.TryGetValue(country, out var families))
        {
            return false;
        }

        return families.Contains(Words.Reduce(tokens[0])) || !families.Contains(Words.Reduce(tokens[^1]));
    }

    /// <summary>The father's name in East Slavic names, between given and family name or behind both.</summary>
    private static bool IsPatronymic(string token) => Patronymics.Any(p => token.EndsWith(p, StringComparison.OrdinalIgnoreCase));

    private static bool IsGiven(string token, NameRules rules) => rules.GivenNames.Contains(Words.Reduce(token));

    /// <summary>A letter or a short abbreviation; the Irish Ó belongs to the family name.</summary>
    private static bool IsInitial(string token) => (token.Length == 1 && token != "Ó") || (token.Length <= 4 && token.EndsWith('.') && char.IsUpper(token[0]));
}
