using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Salesforce;

/// <summary>Leads, contacts and accounts.</summary>
internal static class SalesforcePerson
{
    /// <summary>System of the ids of contacts.</summary>
    public const string ContactSystem = "salesforce";

    /// <summary>System of the ids of leads: Salesforce gives the contact that a lead becomes an id of its own.</summary>
    public const string LeadSystem = "salesforce-lead";

    /// <summary>System under which a deal waits whose contact Salesforce does not tell.</summary>
    public const string OpportunitySystem = "salesforce-opportunity";

    /// <summary>The person of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="kind">What the object means: the id of a lead is not that of a contact.</param>
    /// <param name="at">Of when the values are.</param>
    public static LeadSubmission Of(SalesforceRecord record, string kind, DateTimeOffset? at) => new()
    {
        OccurredAt = at,
        Email = record.Text("email"),
        Phone = record.Text("phone"),
        FirstName = record.Text("firstName"),
        LastName = record.Text("lastName"),
        FullName = record.Text("fullName"),
        JobTitle = record.Text("jobTitle"),
        Country = record.Text("country"),
        Region = record.Text("region"),
        PostalCode = record.Text("postalCode"),
        Company = CompanyOf(record),
        Interest = record.Text("interest"),
        Message = record.Text("message"),
        ExternalIds = IdsOf(record, kind),
    };

    /// <summary>The company that a record names.</summary>
    public static CompanyInput CompanyOf(SalesforceRecord record) => new(
        record.Text("company.name"),
        record.Text("company.domain"),
        record.Text("company.industry"),
        record.Text("company.employees"),
        record.Text("company.annualRevenue"),
        record.Text("company.country"));

    /// <summary>True where a lead's status says how far it has come.</summary>
    public static bool HasStage(SalesforceRecord record, SalesforceRules rules) => Stage(record, rules) is not null;

    /// <summary>How far a lead has come.</summary>
    public static MapResult StageOf(SalesforceRecord record, SalesforceRules rules)
    {
        if (Stage(record, rules) is not { } stage)
        {
            return new MapResult.Ignored(new FieldFault("/fields", "ignored", "By the rules this status says nothing of a stage."));
        }

        return record.Time("updatedAt") is { } at
            ? new MapResult.Stage(new StageSubmission(new ContactRef(Email: record.Text("email"), Phone: record.Text("phone"), ExternalIds: IdsOf(record, SalesforceRules.Lead)), stage, at, "Salesforce"))
            : new MapResult.Rejected(new FieldFault("/fields", "required", $"Add {record.NamesOf("updatedAt")} to the fields of the message: without it nobody knows which is newer."));
    }

    /// <summary>A converted lead is qualified, whatever its status is called.</summary>
    private static LifecycleStage? Stage(SalesforceRecord record, SalesforceRules rules) =>
        record.Text("status") is { } status && rules.LeadStages.TryGetValue(status, out var stage) ? stage
        : record.Flag("isConverted") == true ? LifecycleStage.Sql
        : null;

    private static Dictionary<string, string> IdsOf(SalesforceRecord record, string kind)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        (string System, string? Id)[] known = kind == SalesforceRules.Lead
            ? [(LeadSystem, record.Id), (ContactSystem, record.IdOf("convertedContactId")), (OpportunitySystem, record.IdOf("convertedOpportunityId"))]
            : [(ContactSystem, record.Id)];
        foreach (var (system, id) in known)
        {
            if (id is not null)
            {
                ids[system] = id;
            }
        }

        return ids;
    }
}
