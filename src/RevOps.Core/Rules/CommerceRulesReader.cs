using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads what vendors' fields and statuses mean.</summary>
internal static class CommerceRulesReader
{
    public static OrderRules ReadOrders(RuleObject root, string version)
    {
        var statuses = new Dictionary<string, string>(StringComparer.Ordinal);
        var list = root.Object("statuses");
        foreach (var name in list.Names())
        {
            if (!statuses.TryAdd(name.ToLowerInvariant(), Meaning(list, name)))
            {
                list.Fault(name, $"'{name}' is there already: case does not count.");
            }
        }

        return new OrderRules(version, root.Text("pipeline"), Meaning(root, "otherwise"), statuses);
    }

    public static SalesforceRules ReadSalesforce(RuleObject root, string version)
    {
        var objects = new Dictionary<string, SalesforceObject>(StringComparer.Ordinal);
        var list = root.Object("objects");
        foreach (var name in list.Names())
        {
            objects[name] = Object(list.Object(name));
        }

        var stages = new Dictionary<string, LifecycleStage>(StringComparer.OrdinalIgnoreCase);
        var statuses = root.Object("leadStages");
        foreach (var status in statuses.Names())
        {
            var text = statuses.Text(status);
            if (!LifecycleStages.TryParse(text, out var stage) || stage == LifecycleStage.Lead || stage.Text() != text)
            {
                statuses.Fault(status, $"'{text}' is none of: {string.Join(", ", LifecycleStages.All.Skip(1))}.");
            }
            else if (!stages.TryAdd(status, stage))
            {
                statuses.Fault(status, $"'{status}' is there already: case does not count.");
            }
        }

        return new SalesforceRules(version, objects, stages);
    }

    public static ErpRules ReadErp(RuleObject root, string version)
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

    private static SalesforceObject Object(RuleObject json)
    {
        var kind = json.Text("kind");
        if (!SalesforceRules.Kinds.TryGetValue(kind, out var known))
        {
            json.Fault("kind", $"'{kind}' is none of: {string.Join(", ", SalesforceRules.Kinds.Keys)}.");
        }

        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var list = json.Object("fields");
        foreach (var name in list.Names())
        {
            fields[name] = list.Texts(name);
            if (known?.Contains(name) == false)
            {
                list.Fault(name, $"'{name}' is no field of a {kind}; known: {string.Join(", ", known)}.");
            }
        }

        json.End();
        return new SalesforceObject(kind, fields);
    }

    private static string Meaning(RuleObject json, string name)
    {
        var meaning = json.Text(name);
        if (meaning.Length > 0 && !OrderRules.Meanings.Contains(meaning))
        {
            json.Fault(name, $"'{meaning}' is none of: {string.Join(", ", OrderRules.Meanings)}.");
        }

        return meaning;
    }

    private static HashSet<string> Lower(IEnumerable<string> texts) => texts.Select(t => t.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
}
