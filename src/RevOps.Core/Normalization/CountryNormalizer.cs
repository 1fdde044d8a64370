using RevOps.Core.Text;

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

        var (country, rule) = rules.NotCountries.Contains(given.Trim().ToLowerInvariant()) ? (null, "country.unknown") : Find(given, rules);
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

    private static (string? Country, string Rule) Find(string given, CountryRules rules)
    {
        var reduced = Joined(Words.Reduce(given));
        if (rules.Aliases.GetValueOrDefault(reduced) is { } alias)
        {
            return (alias, "country.alias");
        }

        var code = reduced.ToUpperInvariant();
        code = code.Length < 3 && code.All(char.IsAsciiDigit) ? code.PadLeft(3, '0') : code;
        if (code.Length is 2 or 3 && CountryTable.ByCode(code) is { } byCode)
        {
            return (byCode, "country.code");
        }

        return (CountryTable.ByName(reduced) ?? CountryTable.ByName(CountryTable.WithoutJoiners(reduced))) is { } byName ? (byName, "country.name")
            : Parenthesised(given) is { } shorter ? Find(shorter, rules)
            : (null, "country.unknown");
    }

    /// <summary>"U S A" as "usa".</summary>
    private static string Joined(string reduced)
    {
        var words = reduced.Split(' ');
        return words.All(w => w.Length == 1) ? string.Concat(words) : reduced;
    }

    /// <summary>"Germany (DE)" without what is in parentheses; null where there is none.</summary>
    private static string? Parenthesised(string given)
    {
        var open = given.IndexOf('(', StringComparison.Ordinal);
        return open > 0 ? given[..open] : null;
    }
}
