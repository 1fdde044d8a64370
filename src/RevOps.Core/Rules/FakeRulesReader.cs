using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static class FakeRulesReader
{
    public static FakeRules Read(RuleObject json)
    {
        var rules = new FakeRules
        {
            Names = RuleWords.ReducedSet(json, "names"),
            DoubtfulNames = RuleWords.ReducedSet(json, "doubtfulNames"),
            Companies = RuleWords.ReducedSet(json, "companies"),
            KeyboardRows = json.Texts("keyboardRows").Select(r => r.ToLowerInvariant()).ToList(),
            Links = json.Texts("links").Select(l => l.ToLowerInvariant()).ToList(),
            TreatAsTest = json.Texts("treatAsTest").ToHashSet(StringComparer.Ordinal),
        };
        foreach (var flag in rules.TreatAsTest.Where(f => !LeadFlags.All.Contains(f)))
        {
            json.Fault("treatAsTest", $"'{flag}' is none of: {string.Join(", ", LeadFlags.All)}.");
        }

        json.End();
        return rules;
    }
}
