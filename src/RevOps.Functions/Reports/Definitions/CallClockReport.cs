using RevOps.Data.Owners;
using RevOps.Data.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Call clocks that started in the period: how many were met, and how long the first call took, by several keys at once.</summary>
internal sealed class CallClockReport : IReport
{
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
        var clocks = await run.Sql.ClockFactsAsync(run.Query);
        var teams = (await run.Sql.OwnersAsync()).ToDictionary(o => o.OwnerId, o => o.Team, StringComparer.Ordinal);
        (string Name, Func<ClockFact, string?> Key)[] keys =
        [
            ("channel", c => c.Channel),
            ("hour", c => c.StartHour),
            ("owner", c => c.Clock.OwnerId),
            ("policy", c => c.Policy),
            ("segment", c => c.Segment),
            ("source", c => c.Source),
            ("team", c => teams.GetValueOrDefault(c.Clock.OwnerId)),
        ];
        return new ReportRows(
            [.. keys.SelectMany(by => Groups(clocks, by.Key).Select(g => (object?[])[by.Name, g.Key, .. ClockSums.Of(g).Cells]))],
            [null, null, .. ClockSums.Of(clocks.Select(c => c.Clock)).Cells]);
    }

    /// <summary>By what they have in common, in order; null last.</summary>
    private static IEnumerable<IGrouping<string?, OwnerClock>> Groups(IReadOnlyList<ClockFact> clocks, Func<ClockFact, string?> key) =>
        clocks.GroupBy(key, c => c.Clock).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal);
}
