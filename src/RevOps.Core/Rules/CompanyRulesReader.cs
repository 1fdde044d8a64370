using RevOps.Core.Normalization;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class CompanyRulesReader
{
    public static CompanyRules Read(RuleObject json)
    {
        var forms = RuleWords.ReducedSet(json, "legalForms");
        var prefixes = RuleWords.ReducedSet(json, "legalPrefixes");
        var rules = new CompanyRules
        {
            LegalForms = forms,
            LegalPrefixes = prefixes,
            UnspacedForms = forms.Where(f => f.Length > 1 && Words.IsUnspaced(f[0])).OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).ToList(),
            Joiners = RuleWords.ReducedSet(json, "joiners"),
            NotCompanies = RuleWords.ReducedSet(json, "notCompanies"),
        };
        json.End();
        return rules;
    }
}
