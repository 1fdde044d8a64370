using RevOps.Core.Sla;

namespace RevOps.Core.Rules;

internal static class SlaRulesReader
{
    private const int WeekInMinutes = 7 * 24 * 60;

    public static SlaRules Read(RuleObject root, string version)
    {
        var defaultPolicy = root.Text("defaultPolicy");
        var policies = Policies(root.Object("policies"));
        if (defaultPolicy.Length > 0 && !policies.ContainsKey(defaultPolicy))
        {
            root.Fault("defaultPolicy", $"There is no policy '{defaultPolicy}'; there are: {string.Join(", ", policies.Keys)}.");
        }

        return new SlaRules
        {
            Version = version,
            DefaultPolicy = defaultPolicy,
            NoClockAfter = TimeSpan.FromHours((double)root.Number("noClockAfterHours", 0, 24 * 365)),
            NoClockFor = root.Texts("noClockFor").ToHashSet(StringComparer.Ordinal),
            Policies = policies,
        };
    }

    private static Dictionary<string, SlaPolicy> Policies(RuleObject list)
    {
        var policies = new Dictionary<string, SlaPolicy>(StringComparer.Ordinal);
        foreach (var name in list.Names())
        {
            var policy = list.Object(name);
            var call = policy.Number("callWithinMinutes", 1, WeekInMinutes);
            var remind = policy.Number("remindAfterMinutes", 0, WeekInMinutes);
            if (remind >= call)
            {
                policy.Fault("remindAfterMinutes", "The reminder must come before the deadline.");
            }

            if (name == SlaPolicies.NonePolicy)
            {
                list.Fault(name, "'none' is reserved for no clock at all.");
            }

            policy.End();
            policies[name] = new SlaPolicy(TimeSpan.FromMinutes((double)call), TimeSpan.FromMinutes((double)remind));
        }

        return policies;
    }
}
