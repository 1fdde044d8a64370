namespace RevOps.Core.Normalization;

/// <summary>Countries to ISO 3166-1 alpha-2.</summary>
internal static class CountryNormalizer
{
    /// <summary>The country of a name or code in any of the known languages; null with a step where it is not understood.</summary>
    public static string? Normalize(string field, string? given, CountryRules rules, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var (country, rule) = CountryReader.Read(given, rules) ?? (null, "country.unknown");
        if (country is null || country != given)
        {
            log.Add(field, given, country, rule);
        }

        return country;
    }

    /// <summary>The country of a top-level domain that stands for one; null for com, io and the like.</summary>
    public static string? OfDomain(string? domain, CountryRules rules)
    {
        var top = domain?[(domain.LastIndexOf('.') + 1)..];
        return top is null || rules.GenericTopLevelDomains.Contains(top) ? null
            : rules.TopLevelDomains.GetValueOrDefault(top) ?? (top.Length == 2 ? CountryTable.ByCode(top.ToUpperInvariant()) : null);
    }
}
