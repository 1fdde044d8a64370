using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class NameRulesReader
{
    public static NameRules Read(RuleObject json)
    {
        var rules = new NameRules
        {
            Particles = RuleWords.ReducedSet(json, "particles"),
            Joiners = RuleWords.ReducedSet(json, "joiners"),
            Titles = RuleWords.ReducedSet(json, "titles"),
            Suffixes = RuleWords.ReducedSet(json, "suffixes"),
            GivenNames = RuleWords.ReducedSet(json, "givenNames"),
            None = RuleWords.ReducedSet(json, "none"),
            FamilyFirst = Families(json.Object("familyFirst")),
            FamilyFirstAs = Shared(json.Object("familyFirstAs")),
        };
        foreach (var (country, other) in rules.FamilyFirstAs.Where(s => !rules.FamilyFirst.ContainsKey(s.Value)))
        {
            json.Fault("familyFirstAs", $"{country}: there is no list for '{other}'; there are: {string.Join(", ", rules.FamilyFirst.Keys)}.");
        }

        json.End();
        return rules;
    }

    private static Dictionary<string, IReadOnlySet<string>> Families(RuleObject json) =>
        json.Names().ToDictionary(c => Country(json, c), c => (IReadOnlySet<string>)json.Texts(c).Select(Words.Reduce).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private static Dictionary<string, string> Shared(RuleObject json) =>
        json.Names().ToDictionary(c => Country(json, c), c => json.Text(c), StringComparer.Ordinal);

    private static string Country(RuleObject json, string code)
    {
        if (!CountryTable.IsAlpha2(code))
        {
            json.Fault(code, $"'{code}' is no ISO 3166-1 alpha-2 code (two capital letters).");
        }

        return code;
    }
}
