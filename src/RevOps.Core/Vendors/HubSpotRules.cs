using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;

namespace RevOps.Core.Vendors;

/// <summary>What HubSpot's properties and stages mean, from <c>rules/hubspot.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
public sealed record HubSpotRules(string Version)
{
    /// <summary>Properties of a contact, by the names of a lead's fields.</summary>
    public FieldMap Contact { get; init; } = FieldMap.None;

    /// <summary>Properties of a company, by the names of a lead's company.</summary>
    public FieldMap Company { get; init; } = FieldMap.None;

    /// <summary>Properties of a deal, by <see cref="DealFields"/>.</summary>
    public FieldMap Deal { get; init; } = FieldMap.None;

    /// <summary>Purpose of a consent by the property that withdraws it when it is <c>true</c>.</summary>
    public IReadOnlyDictionary<string, string> Withdrawals { get; init; } = new Dictionary<string, string>();

    /// <summary>True where a form that was filled in at HubSpot is a lead.</summary>
    public bool LeadByForm { get; init; }

    /// <summary>HubSpot's lifecycle stages at which a contact is a lead although it has filled in no form.</summary>
    public IReadOnlySet<string> LeadStages { get; init; } = new HashSet<string>();

    /// <summary>UTM source and medium by <c>hs_analytics_source</c>.</summary>
    public IReadOnlyDictionary<string, UtmInput> Sources { get; init; } = new Dictionary<string, UtmInput>();

    /// <summary>Our stage by HubSpot's internal name of a lifecycle stage.</summary>
    public IReadOnlyDictionary<string, LifecycleStage> Stages { get; init; } = new Dictionary<string, LifecycleStage>();

    /// <summary>Names of deal stages by HubSpot's internal ids.</summary>
    public IReadOnlyDictionary<string, string> DealStages { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of pipelines by HubSpot's internal ids.</summary>
    public IReadOnlyDictionary<string, string> Pipelines { get; init; } = new Dictionary<string, string>();

    /// <summary>The names by which the rules speak of a deal's fields.</summary>
    public static IReadOnlyList<string> DealFields { get; } = ["amount", "currency", "stage", "pipeline", "probability", "createdAt", "closedAt", "companyName"];

    /// <summary>Nothing is mapped.</summary>
    public static HubSpotRules None { get; } = new("");
}
