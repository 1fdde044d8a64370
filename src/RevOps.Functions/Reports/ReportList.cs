using RevOps.Functions.Reports.Definitions;

namespace RevOps.Functions.Reports;

/// <summary>All reports.</summary>
internal static class ReportList
{
    public static IReadOnlyList<IReport> All { get; } =
    [
        new ChannelReport(),
        new CampaignReport(),
        new CostPerLeadReport(),
        new FunnelReport(),
        new CohortReport(),
        new PipelineByStageReport(),
        new AttributionReport(),
        new PathReport(),
        new CallClockReport(),
        new OwnerReport(),
        new DataQualityReport(),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(r => r.Name)];

    /// <summary>The report of a name; null where there is none.</summary>
    public static IReport? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}
