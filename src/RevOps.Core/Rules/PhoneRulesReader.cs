using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static class PhoneRulesReader
{
    public static PhoneRules Read(RuleObject json)
    {
        var rules = new PhoneRules(json.Texts("labels"), json.Texts("extensionWords"), RetiredPrefixes(json.Object("retiredPrefixes")));
        json.End();
        return rules;
    }

    private static Dictionary<string, IReadOnlyList<string>> RetiredPrefixes(RuleObject json)
    {
        var prefixes = json.Names().ToDictionary(n => n, n => json.Texts(n), StringComparer.Ordinal);
        foreach (var (country, list) in prefixes)
        {
            if (!CountryTable.IsAlpha2(country))
            {
                json.Fault(country, $"'{country}' is no ISO 3166-1 alpha-2 code (two capital letters).");
            }

            foreach (var prefix in list.Where(p => !p.All(char.IsAsciiDigit)))
            {
                json.Fault(country, $"'{prefix}' is not digits only.");
            }
        }

        return prefixes;
    }
}
