using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class NormalizationRulesReader
{
    public static NormalizationRules Read(RuleObject root, string version)
    {
        var sizes = SizeRulesReader.Read(root.Object("sizes"));
        var industries = IndustryRulesReader.Read(root.Object("industries"));
        var currencies = CurrencyRulesReader.Read(root.Object("currencies"));
        return new NormalizationRules
        {
            Version = version,
            Email = EmailRulesReader.Read(root.Object("email")),
            Countries = Countries(root.Object("countries")),
            Phones = PhoneRulesReader.Read(root.Object("phones")),
            Industries = industries,
            IndustryIndex = new IndustryIndex(industries),
            EmployeeBands = sizes.Employees,
            RevenueBands = sizes.Revenues,
            Segments = sizes.Segments,
            SizeWords = SizeRulesReader.With(sizes.Words, currencies),
            Currencies = currencies,
            Companies = CompanyRulesReader.Read(root.Object("companies")),
            Names = NameRulesReader.Read(root.Object("names")),
            Fakes = FakeRulesReader.Read(root.Object("fakes")),
            Origins = OriginRulesReader.Read(root.Object("origins")),
            Consents = ConsentRulesReader.Read(root.Object("consentPurposes"), root.Texts("notConsents")),
        };
    }

    private static CountryRules Countries(RuleObject json)
    {
        var rules = new CountryRules
        {
            Aliases = RuleWords.Inverted(json.Object("aliases"), Words.Reduce, CountryTable.IsAlpha2, "is no ISO 3166-1 alpha-2 code (two capital letters)"),
            NotCountries = json.Texts("notCountries").Select(t => t.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
            TopLevelDomains = RuleWords.Inverted(json.Object("topLevelDomains"), t => t, CountryTable.IsAlpha2, "is no ISO 3166-1 alpha-2 code (two capital letters)"),
            GenericTopLevelDomains = json.Texts("genericTopLevelDomains").ToHashSet(StringComparer.Ordinal),
        };
        json.End();
        return rules;
    }
}
