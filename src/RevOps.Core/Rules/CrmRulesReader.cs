using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads <c>crm.json</c>.</summary>
internal static class CrmRulesReader
{
    public static CrmRules Read(RuleObject root, string version) => new(version, Map(root.Object("hubspot"), hasLeads: false), Map(root.Object("salesforce"), hasLeads: true));

    private static CrmMap Map(RuleObject crm, bool hasLeads)
    {
        var map = new CrmMap
        {
            Leads = hasLeads ? FieldMapReader.Choices(crm, "leads", CrmMap.PersonFields) : new Dictionary<string, string>(),
            Contacts = FieldMapReader.Choices(crm, "contacts", CrmMap.PersonFields),
            Deals = FieldMapReader.Choices(crm, "deals", CrmMap.DealFields),
            Stages = Stages(crm.Object("stages")),
            Theirs = crm.Texts("theirs").ToHashSet(StringComparer.Ordinal),
            ForwardOnly = Orders(crm.Object("forwardOnly")),
        };
        crm.End();
        return map;
    }

    private static Dictionary<LifecycleStage, string> Stages(RuleObject stages)
    {
        var names = new Dictionary<LifecycleStage, string>();
        foreach (var name in LifecycleStages.All)
        {
            if (LifecycleStages.TryParse(name, out var stage))
            {
                names[stage] = stages.Text(name);
            }
        }

        stages.End();
        return names;
    }

    private static Dictionary<string, IReadOnlyList<string>> Orders(RuleObject orders)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var property in orders.Names())
        {
            read[property] = orders.Texts(property);
        }

        return read;
    }
}
