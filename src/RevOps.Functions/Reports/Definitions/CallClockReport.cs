using RevOps.Core.Reports;
using RevOps.Data.Sla;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Call clocks that started in the period: how many were met, and how long the first call took.</summary>
internal sealed class CallClockReport : IReport
{
    private static readonly string[] Keys = ["channel", "hour", "owner", "policy", "segment", "source", "team"];

    public string Name => "sla";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        new("by", ColumnTypes.Text),
        new("key", ColumnTypes.Text),
        new("met", ColumnTypes.Count),
        new("breached", ColumnTypes.Count),
        new("rate", ColumnTypes.Ratio),
        new("p50Seconds", ColumnTypes.Count),
        new("p90Seconds", ColumnTypes.Count),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var rows = new List<object?[]>();
        foreach (var by in Keys)
        {
            rows.AddRange((await GroupsAsync(run, by)).Select(g => (object?[])[by, g.GroupKey, .. Cells(g)]));
        }

        var all = (await GroupsAsync(run, "all")).SingleOrDefault();
        return new ReportRows(rows, all is null ? [null, null, 0L, 0L, null, null, null] : [null, null, .. Cells(all)]);
    }

    /// <summary>Attainment by a key; by anything else, of all clocks.</summary>
    internal static Task<IReadOnlyList<SlaGroupRow>> GroupsAsync(ReportRun run, string by) => run.RowsAsync<SlaGroupRow>(
        "sla", new { run.Query.FromAt, run.Query.UntilAt, run.Query.Channel, run.Query.Segment, By = by });

    /// <summary>From met to p90Seconds.</summary>
    internal static IEnumerable<object?> Cells(SlaGroupRow g) => [g.Met, g.Breached, Metrics.Attainment(g.Met, g.Breached), g.P50Seconds, g.P90Seconds];
}
