using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Personal names: cleaned, split where they come in one piece, never re-cased.</summary>
internal static class NameNormalizer
{
    /// <summary>
    /// Given and family name. The parts as given win; the whole name is split where there are none, where it completes a lone given
    /// name, and where the given name holds more than given names.
    /// </summary>
    public static (string? First, string? Last) Normalize(
        string? first, string? last, string? full, string? country, NormalizationRules rules, StepLog log)
    {
        var names = rules.Names;
        var given = (First: Part("firstName", first, FreeText.MaxLength * 2, names, log), Last: Part("lastName", last, FreeText.MaxLength, names, log));
        if (given.Last is not null)
        {
            return (FreeText.Cut(given.First), given.Last);
        }

        var whole = Part("fullName", full, FreeText.MaxLength * 2, names, log);
        if (whole is not null && (given.First is null || whole.Contains(given.First, StringComparison.OrdinalIgnoreCase)))
        {
            var split = NameSplitter.Split("fullName", whole, country, names, log);
            return Split("fullName", whole, split, names, log);
        }

        return given.First is not null && NameSplitter.IsWhole(given.First, names)
            && NameSplitter.Split("firstName", given.First, country, names, log) is { First: not null } found
            ? Split("firstName", given.First, found, names, log)
            : (FreeText.Cut(given.First), null);
    }

    private static (string? First, string? Last) Split(string field, string whole, (string? First, string? Last) split, NameRules rules, StepLog log)
    {
        log.Add(field, whole, $"{split.First} | {split.Last}", "name.split");
        return (Known(split.First, rules), Known(split.Last, rules));
    }

    private static string? Known(string? part, NameRules rules) => FreeText.Clean(part) is { } clean && !IsNone(clean, rules) ? clean : null;

    /// <summary>Null for what only fills the field: a dash, "n/a".</summary>
    private static string? Part(string field, string? given, int maxLength, NameRules rules, StepLog log)
    {
        var clean = FreeText.Clean(field, given, log, maxLength);
        if (clean is null || !IsNone(clean, rules))
        {
            return clean;
        }

        log.Add(field, clean, null, "name.none");
        return null;
    }

    private static bool IsNone(string clean, NameRules rules) =>
        (clean.Length <= 40 && rules.None.Contains(Words.Reduce(clean))) || clean.All(c => char.IsPunctuation(c) || c == ' ');
}
