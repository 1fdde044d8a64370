using System.Globalization;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>Which events an object of HubSpot stands for, and which properties it has to be asked for.</summary>
internal static class HubSpotRecords
{
    /// <summary>Contacts, as the API calls them.</summary>
    public const string Contacts = "contacts";

    /// <summary>Companies, as the API calls them.</summary>
    public const string Companies = "companies";

    /// <summary>Deals, as the API calls them.</summary>
    public const string Deals = "deals";

    /// <summary>The events of an object, each with an id that is the same whenever the same is said again.</summary>
    public static IEnumerable<(string Kind, string SourceId)> Kinds(string type, HubSpotObject record, HubSpotRules rules)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"{type}:{record.Id}:{(record.UpdatedAt ?? record.CreatedAt)?.ToUnixTimeMilliseconds()}");
        switch (type)
        {
            case Companies:
                return [("company", version)];
            case Deals:
                return [("deal", version)];
            case Contacts:
                // The lead first: what it opens is what the others find.
                return [.. Also("lead", HubSpotContact.LeadKey(record, rules)), ("contact", version), .. Also("stage", HubSpotContact.StageKey(record, rules))];
            default:
                return [];
        }
    }

    /// <summary>What an event of an object means.</summary>
    public static MapResult Map(string kind, HubSpotObject record, bool isImport, HubSpotRules rules, string currency) => kind switch
    {
        "lead" => HubSpotContact.Lead(record, rules, isImport),
        "contact" => HubSpotContact.Contact(record, rules, isImport),
        "stage" => HubSpotContact.Stage(record, rules),
        "company" => HubSpotContact.Company(record, rules),
        "deal" => HubSpotDeal.Map(record, rules, currency),
        _ => new MapResult.Rejected(new FieldFault("", "kind", "This kind of object is not used.")),
    };

    private static IEnumerable<(string Kind, string SourceId)> Also(string kind, string? key) => key is null ? [] : [(kind, key)];
}
