using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads what the objects, fields and statuses of Salesforce mean.</summary>
internal static class SalesforceRulesReader
{
    public static SalesforceRules Read(RuleObject root, string version)
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
}
