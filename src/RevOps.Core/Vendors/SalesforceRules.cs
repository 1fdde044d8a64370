using RevOps.Core.Lifecycle;

namespace RevOps.Core.Vendors;

/// <summary>What the objects of a Salesforce organization mean, from <c>rules/salesforce.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Objects">The objects that are read, by their API names.</param>
/// <param name="LeadStages">How far a lead of a status has come, by the status; a status that is not listed says nothing.</param>
public sealed record SalesforceRules(
    string Version, IReadOnlyDictionary<string, SalesforceObject> Objects, IReadOnlyDictionary<string, LifecycleStage> LeadStages)
{
    /// <summary>A person who may want something: opens a lead.</summary>
    public const string Lead = "lead";

    /// <summary>A person.</summary>
    public const string Contact = "contact";

    /// <summary>A company.</summary>
    public const string Company = "company";

    /// <summary>A deal.</summary>
    public const string Deal = "deal";

    private static readonly string[] CompanyFields =
        ["company.name", "company.domain", "company.industry", "company.employees", "company.annualRevenue", "company.country"];

    private static readonly string[] PersonFields =
    [
        "email", "phone", "firstName", "lastName", "fullName", "jobTitle", "country", "region", "postalCode", .. CompanyFields, "interest", "message",
        "status", "isConverted", "convertedContactId", "convertedOpportunityId", "createdAt", "updatedAt",
    ];

    /// <summary>Without the file nothing is read.</summary>
    public static SalesforceRules None { get; } = new("", new Dictionary<string, SalesforceObject>(), new Dictionary<string, LifecycleStage>());

    /// <summary>The kinds of object, each with the fields of ours that it may fill.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [Lead] = PersonFields,
        [Contact] = PersonFields,
        [Company] = [.. CompanyFields, "updatedAt"],
        [Deal] =
        [
            "pipeline", "pipelineStage", "dealValue", "currency", "probabilityPercent", "isWon", "isClosed", "contactId", "createdAt", "updatedAt", "closedAt",
        ],
    };
}

/// <summary>What one object means.</summary>
/// <param name="Kind">A key of <see cref="SalesforceRules.Kinds"/>.</param>
/// <param name="Fields">Names of their fields by ours; of several the first that holds something counts.</param>
public sealed record SalesforceObject(string Kind, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields);
