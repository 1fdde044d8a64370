using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Personal names: cleaned, split where they come in one piece, never re-cased.</summary>
internal static class NameNormalizer
{
    public static (string? First, string? Last) Normalize(
        string? first, string? last, string? full, NormalizationRules rules, StepLog log)
    {
        var given = (First: FreeText.Clean("firstName", first, log), Last: FreeText.Clean("lastName", last, log));
        if (given is not (null, null) || FreeText.Clean(full, FreeText.MaxLength * 2) is not { } whole)
        {
            return given;
        }

        var split = Split(whole, rules);
        log.Add("fullName", full, $"{split.First} | {split.Last}", "name.split");
        return (FreeText.Clean(split.First), FreeText.Clean(split.Last));
    }

    /// <summary>
    /// "Last, First" is turned; a title is dropped; the family name starts at the first particle (van, de), else at the second word.
    /// A single word is a family name.
    /// </summary>
    private static (string? First, string? Last) Split(string whole, NormalizationRules rules)
    {
        var comma = whole.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma < whole.Length - 1 && whole.LastIndexOf(',') == comma)
        {
            return (whole[(comma + 1)..].Trim(), whole[..comma].Trim());
        }

        var tokens = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (tokens.Count > 1 && rules.NameTitles.Contains(Words.Reduce(tokens[0])))
        {
            tokens.RemoveAt(0);
        }

        var particle = tokens.FindIndex(t => rules.NameParticles.Contains(Words.Reduce(t)) && char.IsLower(t[0]));
        var at = particle >= 0 ? particle : tokens.Count > 1 ? 1 : 0;
        return (at == 0 ? null : string.Join(' ', tokens.Take(at)), string.Join(' ', tokens.Skip(at)));
    }
}
