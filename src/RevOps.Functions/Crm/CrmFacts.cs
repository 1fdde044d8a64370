using System.Globalization;
using System.Text.Json;
using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;
using RevOps.Data;
using RevOps.Data.Crm;
using RevOps.Data.Owners;

namespace RevOps.Functions.Crm;

/// <summary>An object of a CRM with what it is to hold.</summary>
/// <param name="System">The CRM.</param>
/// <param name="Type"><c>leads</c>, <c>contacts</c> or <c>deals</c>.</param>
/// <param name="ExternalId">Its id there.</param>
/// <param name="Id">Our id.</param>
/// <param name="Properties">By their names.</param>
public sealed record CrmFact(string System, string Type, string ExternalId, string Id, IReadOnlyDictionary<string, string> Properties);

/// <summary>What CRMs are to hold, by the rules.</summary>
/// <param name="rules">The rules.</param>
/// <param name="owners">The people who call, with their ids in the CRMs.</param>
public sealed class CrmFacts(CrmRules rules, IEnumerable<OwnerRow> owners)
{
    private const string HubSpot = "hubspot";
    private const string Salesforce = "salesforce";
    private const string HubSpotDeal = HubSpot + "-";

    private readonly Dictionary<string, string?> _owners = owners.ToDictionary(o => o.OwnerId, o => o.ExternalIds, StringComparer.Ordinal);

    /// <summary>What CRMs are to hold of contacts and deals as they stand.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="contacts">Our ids of contacts.</param>
    /// <param name="deals">Our ids of deals.</param>
    public static async Task<IReadOnlyList<CrmFact>> ReadAsync(SqlSession sql, CrmRules rules, IReadOnlyCollection<string> contacts, IReadOnlyCollection<string> deals)
    {
        var facts = new CrmFacts(rules, await sql.OwnersAsync());
        var rows = (Contacts: await sql.CrmContactsAsync(contacts), Deals: await sql.CrmDealsAsync(deals));
        return [.. rows.Contacts.Select(facts.Of).Concat(rows.Deals.Select(facts.Of)).Where(f => f.Properties.Count > 0)];
    }

    /// <summary>Of a contact.</summary>
    public CrmFact Of(CrmContactRow row)
    {
        var (system, type) = row.System switch
        {
            HubSpot => (HubSpot, "contacts"),
            "salesforce-lead" => (Salesforce, "leads"),
            _ => (Salesforce, "contacts"),
        };
        var map = MapOf(system);
        return new CrmFact(system, type, row.ExternalId, row.Id, Values(map.Of(type), field => Of(row, field, map, system)));
    }

    /// <summary>Of a deal.</summary>
    public CrmFact Of(CrmDealRow row)
    {
        var (system, id) = row.Id.StartsWith(HubSpotDeal, StringComparison.Ordinal) ? (HubSpot, row.Id[HubSpotDeal.Length..]) : (Salesforce, row.Id);
        return new CrmFact(system, "deals", id, row.Id, Values(MapOf(system).Deals, field => Of(row, field)));
    }

    /// <summary>What is missing stays as it is there; what is empty is emptied.</summary>
    private static Dictionary<string, string> Values(IReadOnlyDictionary<string, string> properties, Func<string, string?> valueOf)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (property, field) in properties)
        {
            if (valueOf(field) is { } value)
            {
                values[property] = value;
            }
        }

        return values;
    }

    private string? Of(CrmContactRow row, string field, CrmMap map, string system) => field switch
    {
        "stage" => LifecycleStages.TryParse(row.LifecycleStage, out var stage) ? map.Stages.GetValueOrDefault(stage) : null,
        "score" => row.LeadScore.ToString(CultureInfo.InvariantCulture),
        "owner" => row.OwnerId is { } owner ? OwnerIn(system, owner) : null,
        "channel" => row.Channel,
        "campaign" => row.Campaign ?? "",
        _ => null,
    };

    private static string? Of(CrmDealRow row, string field) => field switch
    {
        "campaign" => row.Campaign ?? "",
        "attributedRevenue" => row.Revenue?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        "cacProxy" => row.CacProxy?.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        _ => null,
    };

    /// <summary>The owner's id in the CRM; null where nobody has told it.</summary>
    private string? OwnerIn(string system, string owner)
    {
        if (_owners.GetValueOrDefault(owner) is not { } json)
        {
            return null;
        }

        using var ids = JsonDocument.Parse(json);
        return ids.RootElement.ValueKind == JsonValueKind.Object && ids.RootElement.TryGetProperty(system, out var id)
            ? id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText()
            : null;
    }

    private CrmMap MapOf(string system) => system == HubSpot ? rules.HubSpot : rules.Salesforce;
}
