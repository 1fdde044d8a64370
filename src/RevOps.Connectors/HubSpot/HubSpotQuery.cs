using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>What to ask HubSpot's CRM API for.</summary>
public static class HubSpotQuery
{
    private const string ContactBasics = "lifecyclestage,createdate,recent_conversion_date,recent_conversion_event_name,hs_analytics_source";
    private const string DealBasics = "hs_is_closed,hs_is_closed_won";

    /// <summary>Contacts, as the API calls them.</summary>
    public const string Contacts = HubSpotRecords.Contacts;

    /// <summary>The kinds of objects that can be asked for.</summary>
    public static IReadOnlyList<string> Objects { get; } = [HubSpotRecords.Contacts, HubSpotRecords.Companies, HubSpotRecords.Deals];

    /// <summary>Path and query of one object, relative to the API's base address.</summary>
    /// <param name="type">One of <see cref="Objects"/>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="rules">The rules: what they map is what is asked for.</param>
    public static string One(string type, string id, HubSpotRules rules) => $"crm/v3/objects/{type}/{Uri.EscapeDataString(id)}?{Wanted(type, rules)}";

    /// <summary>Path and query of a page of objects, in the order of their ids.</summary>
    /// <param name="type">One of <see cref="Objects"/>.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="after">HubSpot's cursor; null for the first page.</param>
    /// <param name="rules">The rules.</param>
    public static string Page(string type, int limit, string? after, HubSpotRules rules) =>
        FormattableString.Invariant($"crm/v3/objects/{type}?limit={limit}&archived=false&{Wanted(type, rules)}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");

    private static string Wanted(string type, HubSpotRules rules)
    {
        var properties = type switch
        {
            HubSpotRecords.Contacts => rules.Contact.Names.Concat(rules.Withdrawals.Keys).Concat(ContactBasics.Split(',')).Concat(rules.Stages.Keys.Select(HubSpotContact.SinceProperty)),
            HubSpotRecords.Companies => rules.Company.Names,
            _ => rules.Deal.Names.Concat(DealBasics.Split(',')),
        };
        var list = Uri.EscapeDataString(string.Join(',', properties.Distinct(StringComparer.OrdinalIgnoreCase)));
        return type == HubSpotRecords.Deals ? $"properties={list}&associations=contacts,companies" : $"properties={list}";
    }
}
