using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Core.Rules;

/// <summary>Reads <c>hubspot.json</c>, <c>linkedin.json</c> and <c>meta.json</c>.</summary>
internal static class LeadSyncRulesReader
{
    private static readonly string[] Purposes = ["email_marketing", "ads", "phone"];

    // A contact below that is a lead, whatever else is said of it.
    private static readonly string[] Stages = [.. LifecycleStages.All.Skip(1)];

    public static LeadAdRules LeadAd(RuleObject root, string version) => new(version, FieldMapReader.Fields(root, "fields", LeadFieldNames.All))
    {
        Consents = FieldMapReader.Choices(root, "consents", Purposes),
    };

    public static HubSpotRules HubSpot(RuleObject root, string version)
    {
        var contacts = root.Object("contacts");
        var companies = root.Object("companies");
        var deals = root.Object("deals");
        var leads = contacts.Object("leads");
        var rules = new HubSpotRules(version)
        {
            Contact = FieldMapReader.Fields(contacts, "properties", LeadFieldNames.All),
            Withdrawals = FieldMapReader.Choices(contacts, "withdrawals", Purposes),
            Sources = Sources(contacts.Object("sources")),
            LeadByForm = leads.Flag("byForm"),
            LeadStages = leads.Texts("stages").ToHashSet(StringComparer.OrdinalIgnoreCase),
            Company = FieldMapReader.Fields(companies, "properties", LeadFieldNames.Company),
            Stages = FieldMapReader.Choices(root, "lifecycleStages", Stages).ToDictionary(p => p.Key, p => Stage(p.Value), StringComparer.OrdinalIgnoreCase),
            Deal = FieldMapReader.Fields(deals, "properties", HubSpotRules.DealFields),
            DealStages = FieldMapReader.Texts(deals, "stages"),
            Pipelines = FieldMapReader.Texts(deals, "pipelines"),
        };
        foreach (var part in new[] { contacts, companies, deals, leads })
        {
            part.End();
        }

        return rules;
    }

    private static LifecycleStage Stage(string text) => LifecycleStages.TryParse(text, out var stage) ? stage : LifecycleStage.Lead;

    private static Dictionary<string, UtmInput> Sources(RuleObject list)
    {
        var sources = new Dictionary<string, UtmInput>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in list.Names())
        {
            var source = list.Object(name);
            sources[name] = new UtmInput(Source: source.OptionalText("source"), Medium: source.OptionalText("medium"));
            source.End();
        }

        return sources;
    }
}
