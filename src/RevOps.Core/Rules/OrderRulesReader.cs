using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads what the statuses of a shop's orders mean.</summary>
internal static class OrderRulesReader
{
    public static OrderRules Read(RuleObject root, string version)
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

    private static string Meaning(RuleObject json, string name)
    {
        var meaning = json.Text(name);
        if (meaning.Length > 0 && !OrderRules.Meanings.Contains(meaning))
        {
            json.Fault(name, $"'{meaning}' is none of: {string.Join(", ", OrderRules.Meanings)}.");
        }

        return meaning;
    }
}
