namespace RevOps.Core.Normalization;

/// <summary>Industries to our list, which is based on ISIC Rev. 4.</summary>
internal static class IndustryNormalizer
{
    private const int MaxLength = 400;
    private const int ShortCode = 8;

    /// <summary>
    /// The industry whose id or name this is, or whose code; of a list ("Software; SaaS") the one that all understood parts name;
    /// else the one whose longest name stands in it ("cloud software vendor"). Null with a step where nothing fits, or two equally well.
    /// </summary>
    public static string? Normalize(string? given, IndustryIndex industries, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var text = FreeText.Clean(given, MaxLength) ?? "";
        var (found, rule) = Find(text, industries);
        if (found is null || found != given)
        {
            log.Add("company/industry", given, found, found is null ? "industry.unknown" : rule);
        }

        return found;
    }

    private static (string? Industry, string Rule) Find(string text, IndustryIndex industries)
    {
        var comparable = IndustryIndex.Comparable(text);
        if (industries.Named(comparable) is { } named)
        {
            return (named, "industry.synonym");
        }

        // A code has digits, or is the letter of a section behind the name of its list.
        if ((text.Length <= ShortCode || text.AsSpan().ContainsAnyInRange('0', '9')) && IndustryCodes.Find(text.ToLowerInvariant(), industries) is { Industry: not null } coded)
        {
            return coded;
        }

        var parts = text.Split([';', '|', '；', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 ? (Agreed(parts, industries), "industry.list") : (industries.Within(comparable), "industry.words");
    }

    private static string? Agreed(string[] parts, IndustryIndex industries)
    {
        var found = parts.Select(IndustryIndex.Comparable).Select(p => industries.Named(p) ?? industries.Within(p)).OfType<string>().Distinct().Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
