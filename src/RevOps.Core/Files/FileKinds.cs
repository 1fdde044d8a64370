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

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FileKind> All { get; } = [Spend];
}
