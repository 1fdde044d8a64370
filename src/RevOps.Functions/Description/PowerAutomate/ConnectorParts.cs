using RevOps.Data.Effects;

namespace RevOps.Functions.Description.PowerAutomate;

/// <summary>Something that a flow does.</summary>
/// <param name="Operation">The operation of the API.</param>
/// <param name="Summary">Its name in the list of actions.</param>
/// <param name="Visibility">important, none, advanced, or internal for what only other parts call.</param>
internal sealed record ConnectorAction(string Operation, string Summary, string Visibility = "none");

/// <summary>What a list to choose from is filled with.</summary>
/// <param name="Operation">The operation that lists.</param>
/// <param name="Value">The field that is taken.</param>
/// <param name="Title">The field that is shown.</param>
internal sealed record ConnectorChoice(string Operation, string Value, string Title);

/// <summary>What of the API flows get to see, in words for people who build flows.</summary>
internal static class ConnectorParts
{
    /// <summary>The actions.</summary>
    public static IReadOnlyList<ConnectorAction> Actions { get; } =
    [
        new("IntakeLeads", "Create or update a lead", "important"),
        new("LogCall", "Log a call", "important"),
        new("Deals", "Create or update a deal", "important"),
        new("Touchpoints", "Add a touchpoint", "important"),
        new("GetLead", "Get a lead", "important"),
        new("ListLeads", "List leads"),
        new("AssignLead", "Assign a lead"),
        new("RecycleLead", "Send a lead back to nurture"),
        new("EnrollLead", "Put a lead into a sequence"),
        new("GetReport", "Run a report", "important"),
        new("PostImport", "Import rows", "important"),
        new("GetImport", "Get an import"),
        new("GetEvent", "Get what became of a delivery"),
        new("PostCampaigns", "Create or update a campaign"),
        new("PostSpend", "Add spend of a campaign"),
        new("PostSuppression", "Put an address on the suppression list"),
        new("ListOwners", "List owners", "internal"),
        new("ListCampaigns", "List campaigns", "internal"),
        new("ListNurture", "List sequences", "internal"),
        new("GetCaller", "Try out the connection", "internal"),
        new("DeleteHook", "End a subscription", "internal"),
    ];

    /// <summary>The triggers: a name for each event.</summary>
    public static IReadOnlyDictionary<string, string> Triggers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DomainEventTypes.LeadCreated] = "When a lead comes in",
        [DomainEventTypes.LeadQualified] = "When a lead is qualified",
        [DomainEventTypes.LeadAssigned] = "When a lead is assigned",
        [DomainEventTypes.LeadRecycled] = "When a lead goes back to nurture",
        [DomainEventTypes.SlaReminder] = "When an owner is reminded to call",
        [DomainEventTypes.SlaBreached] = "When a call is overdue",
        [DomainEventTypes.CallLogged] = "When a call is logged",
        [DomainEventTypes.DealCreated] = "When a deal is created",
        [DomainEventTypes.DealWon] = "When a deal is won",
        [DomainEventTypes.DealLost] = "When a deal is lost",
        [DomainEventTypes.ContactUnsubscribed] = "When somebody unsubscribes",
        [DomainEventTypes.ContactErased] = "When a person's data is erased",
        [DomainEventTypes.ImportCompleted] = "When an import is complete",
    };

    /// <summary>Fields that are chosen from a list that the app knows.</summary>
    public static IReadOnlyDictionary<string, ConnectorChoice> Choices { get; } = new Dictionary<string, ConnectorChoice>(StringComparer.Ordinal)
    {
        ["ownerId"] = new("ListOwners", "ownerId", "name"),
        ["owner"] = new("ListOwners", "ownerId", "name"),
        ["campaignId"] = new("ListCampaigns", "id", "campaignName"),
        ["campaign"] = new("ListCampaigns", "id", "campaignName"),
        ["sequence"] = new("ListNurture", "sequence", "name"),
    };

    /// <summary>Fields of a body that are shown at once, beside the required ones; the others are under advanced options.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Shown { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["LeadInput"] = ["id", "email", "phone", "firstName", "lastName", "country", "company", "interest", "message"],
        ["CompanyInput"] = ["name", "domain", "industry", "employees"],
        ["ContactRef"] = ["contactId", "email", "phone"],
        ["TouchpointInput"] = ["id", "contact", "campaignId", "url"],
        ["DealInput"] = ["wonLost", "closedAt"],
        ["LeadCallInput"] = ["disposition", "notes", "ownerId"],
        ["RecycleInput"] = ["reason"],
        ["CampaignInput"] = ["startDate", "endDate"],
        ["SpendInput"] = ["date"],
        ["SuppressionInput"] = ["detail"],
    };
}
