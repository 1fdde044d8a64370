using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Industries to our list.</summary>
internal static class IndustryNormalizer
{
    /// <summary>
    /// The industry whose id or name this is; else the one whose longest name stands in it ("cloud software vendor"). Null with a
    /// step where nothing fits or two industries fit equally well.
    /// </summary>
    public static string? Normalize(string? given, IReadOnlyList<IndustryRule> industries, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var reduced = Words.Reduce(given.Replace('_', ' '));
        var exact = industries.FirstOrDefault(i => i.Names.Contains(reduced));
        var found = exact?.Id ?? Within(reduced, industries);
        if (found is null || found != given)
        {
            log.Add("company/industry", given, found, found is null ? "industry.unknown" : "industry.synonym");
        }

        return found;
    }

    private static string? Within(string reduced, IReadOnlyList<IndustryRule> industries)
    {
        var best = industries
            .Select(i => (i.Id, Length: i.Names.Where(n => IsTelling(n) && Words.Contains(reduced, n)).Select(n => n.Length).DefaultIfEmpty().Max()))
            .Where(i => i.Length > 0)
            .OrderByDescending(i => i.Length)
            .Take(2)
            .ToList();
        return best.Count == 0 || (best.Count == 2 && best[0].Length == best[1].Length) ? null : best[0].Id;
    }

    /// <summary>"it" and "pr" are industries on their own, but mere words within a sentence.</summary>
    private static bool IsTelling(string name) => name.Length > 2 || Words.IsUnspaced(name[0]);
}
