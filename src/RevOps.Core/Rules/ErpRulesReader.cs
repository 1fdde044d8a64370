using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads what is over, and what the entities of Business Central are about.</summary>
internal static class ErpRulesReader
{
    public static ErpRules Read(RuleObject root, string version)
    {
        var central = root.Object("businessCentral");
        var (inventory, service) = (Lower(central.Texts("inventory")), Lower(central.Texts("service")));
        central.End();
        foreach (var both in inventory.Intersect(service))
        {
            root.Fault("businessCentral", $"'{both}' is in both lists.");
        }

        return new ErpRules(version, Lower(root.Texts("closedStatuses")), inventory, service);
    }

    private static HashSet<string> Lower(IEnumerable<string> texts) => texts.Select(t => t.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}
