using RevOps.Core.Deals;

namespace RevOps.Core.Rules;

internal static class DealRulesReader
{
    public static DealRules Read(RuleObject root, string version)
    {
        var byDefault = root.Number("defaultProbability", 0, 1);
        var list = root.Object("stages");
        var stages = new Dictionary<string, DealStanding>(StringComparer.Ordinal);
        foreach (var name in list.Names())
        {
            var key = DealRules.KeyOf(name);
            if (key.Length == 0)
            {
                list.Fault(name, $"'{name}' has neither a letter nor a digit.");
            }
            else if (!stages.TryAdd(key, Standing(list, name)))
            {
                list.Fault(name, $"'{name}' is taken: only letters and digits tell stages apart.");
            }
        }

        return new DealRules(version, byDefault, stages)
        {
            OutsideFunnel = root.Texts("outsideFunnel", optional: true).Select(DealRules.KeyOf).ToHashSet(StringComparer.Ordinal),
            LeadAfterClose = TimeSpan.FromHours((double)root.Number("leadAfterCloseHours", 0, 24 * 365, fallback: 24)),
            NotTouches = root.Texts("notTouches", optional: true).ToHashSet(StringComparer.Ordinal),
            Session = TimeSpan.FromMinutes(root.Integer("sessionMinutes", 0, 24 * 60, fallback: 30)),
        };
    }

    /// <summary>A number is the probability of an open stage; <c>won</c> and <c>lost</c> end a deal.</summary>
    private static DealStanding Standing(RuleObject list, string name)
    {
        if (!list.IsText(name))
        {
            return new DealStanding(DealOutcomes.Open, list.Number(name, 0, 1));
        }

        var outcome = list.Text(name);
        if (outcome is not (DealOutcomes.Won or DealOutcomes.Lost))
        {
            list.Fault(name, $"'{outcome}' is none of: won, lost, or a probability from 0 to 1.");
        }

        return new DealStanding(outcome, outcome == DealOutcomes.Won ? 1 : 0);
    }
}
