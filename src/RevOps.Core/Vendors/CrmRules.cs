using System.Globalization;
using RevOps.Core.Lifecycle;

namespace RevOps.Core.Vendors;

/// <summary>What is written back into the CRM, from <c>rules/crm.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="HubSpot">HubSpot's properties.</param>
/// <param name="Salesforce">Salesforce's fields.</param>
public sealed record CrmRules(string Version, CrmMap HubSpot, CrmMap Salesforce)
{
    /// <summary>Nothing is written.</summary>
    public static CrmRules None { get; } = new("", CrmMap.None, CrmMap.None);
}

/// <summary>What is written into one CRM.</summary>
public sealed record CrmMap
{
    /// <summary>What can be written of a person.</summary>
    public static IReadOnlyList<string> PersonFields { get; } = ["stage", "score", "owner", "channel", "campaign"];

    /// <summary>What can be written of a deal.</summary>
    public static IReadOnlyList<string> DealFields { get; } = ["campaign", "attributedRevenue", "cacProxy"];

    /// <summary>Their properties of a lead by what is written into them; of Salesforce only.</summary>
    public IReadOnlyDictionary<string, string> Leads { get; init; } = new Dictionary<string, string>();

    /// <summary>Their properties of a contact by what is written into them.</summary>
    public IReadOnlyDictionary<string, string> Contacts { get; init; } = new Dictionary<string, string>();

    /// <summary>Their properties of a deal by what is written into them.</summary>
    public IReadOnlyDictionary<string, string> Deals { get; init; } = new Dictionary<string, string>();

    /// <summary>Their name of each of our stages.</summary>
    public IReadOnlyDictionary<LifecycleStage, string> Stages { get; init; } = new Dictionary<LifecycleStage, string>();

    /// <summary>Properties that people of the CRM change too: where they did, their value stays.</summary>
    public IReadOnlySet<string> Theirs { get; init; } = new HashSet<string>();

    /// <summary>Properties that only move on: their values in order. One that is not listed is never replaced.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ForwardOnly { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Nothing is written.</summary>
    public static CrmMap None { get; } = new();

    /// <summary>Their properties of a kind of object by what is written into them; empty for a kind that is not written.</summary>
    /// <param name="type"><c>leads</c>, <c>contacts</c> or <c>deals</c>.</param>
    public IReadOnlyDictionary<string, string> Of(string type) => type switch
    {
        "leads" => Leads,
        "contacts" => Contacts,
        "deals" => Deals,
        _ => None.Deals,
    };

    /// <summary>True where a property holds a number.</summary>
    /// <param name="type">The kind of object.</param>
    /// <param name="property">Their property.</param>
    public bool IsNumber(string type, string property) => Of(type).GetValueOrDefault(property) is "score" or "attributedRevenue" or "cacProxy";

    /// <summary>True where two values say the same: numbers may be written in more than one way.</summary>
    public static bool Same(string one, string other) =>
        one == other
        || (decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a == b);

    /// <summary>Whether a value may take the place of what the CRM holds.</summary>
    /// <param name="property">Their property.</param>
    /// <param name="ours">What is to be written.</param>
    /// <param name="held">What the CRM holds; empty for nothing.</param>
    /// <param name="last">What was written last; null for nothing yet.</param>
    public bool MayReplace(string property, string ours, string held, string? last)
    {
        if (Same(held, ours))
        {
            return false;
        }

        if (held.Length == 0)
        {
            return true;
        }

        if (ForwardOnly.TryGetValue(property, out var order))
        {
            var (from, to) = (IndexOf(order, held), IndexOf(order, ours));
            return from >= 0 && to > from;
        }

        return !Theirs.Contains(property) || (last is not null && Same(held, last));
    }

    private static int IndexOf(IReadOnlyList<string> order, string value)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (string.Equals(order[i], value, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
