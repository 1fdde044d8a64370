namespace RevOps.Core.Files;

/// <summary>The kinds of files whose rows are tables of figures and records. Leads and contacts have the names of web forms instead.</summary>
public static class FileKinds
{
    /// <summary>What campaigns cost, as <c>POST /api/spend</c> takes it; a campaign may be given by its name.</summary>
    public static FileKind Spend { get; } = new(
        "spend",
        [
            new("campaignId"), new("campaignName"), new("date", FileFieldType.Day), new("from", FileFieldType.Day), new("to", FileFieldType.Day),
            new("amount", FileFieldType.Money), new("currency"), new("clicks", FileFieldType.Count), new("impressions", FileFieldType.Count),
        ],
        [["date", "from"], ["campaignId", "campaignName"], ["amount"]])
    {
        AddsUp = true,
    };

    /// <summary>Campaigns, as <c>POST /api/campaigns</c> takes them.</summary>
    public static FileKind Campaigns { get; } = new(
        "campaigns",
        [
            new("id"), new("channel"), new("campaignName"), new("startDate", FileFieldType.Day), new("endDate", FileFieldType.Day),
            new("aliases", FileFieldType.List),
        ],
        [["id"], ["campaignName"]]);

    /// <summary>Companies without people: what a lead says of its company.</summary>
    public static FileKind Companies { get; } = new(
        "companies",
        [new("name"), new("domain"), new("industry"), new("employees"), new("annualRevenue"), new("country")],
        [["name", "domain"]]);

    /// <summary>Deals, as <c>POST /api/deals</c> takes them, with one contact.</summary>
    public static FileKind Deals { get; } = new(
        "deals",
        [
            new("id"), new("updatedAt", FileFieldType.Time), new("createdAt", FileFieldType.Time), new("closedAt", FileFieldType.Time),
            new("pipeline"), new("pipelineStage"), new("dealValue", FileFieldType.Money), new("currency"), new("probability", FileFieldType.Ratio),
            new("wonLost"), .. Contact("primaryContact"), new("company.name"), new("company.domain"),
        ],
        [["id"], ["updatedAt"], ["createdAt"], ["pipelineStage"], ["dealValue"]]);

    /// <summary>What people did, as <c>POST /api/touchpoints</c> takes it.</summary>
    public static FileKind Touchpoints { get; } = new(
        "touchpoints",
        [
            new("id"), new("eventType"), new("eventTime", FileFieldType.Time), .. Contact("contact"), new("campaignId"), new("utm.source"),
            new("utm.medium"), new("utm.campaign"), new("utm.term"), new("utm.content"), new("utm.id"), new("clickIds.*"), new("referrer"), new("url"),
        ],
        [["eventType"], ["eventTime"]]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [Spend, Campaigns, Companies, Deals, Touchpoints];

    private static FileField[] Contact(string name) =>
        [new($"{name}.contactId"), new($"{name}.email"), new($"{name}.phone"), new($"{name}.visitorId"), new($"{name}.externalIds.*")];
}
