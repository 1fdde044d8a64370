using RevOps.Data.Owners;

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
        var clocks = await ClockGroups.ReadAsync(run);
        var teams = (await run.Sql.OwnersAsync()).ToDictionary(o => o.OwnerId, o => o.Team, StringComparer.Ordinal);
        (string Name, Func<ClockRow, string?> Key)[] keys =
        [
            ("channel", c => c.Channel),
            ("hour", c => c.StartHour),
            ("owner", c => c.OwnerId),
            ("policy", c => c.Policy),
            ("segment", c => c.Segment),
            ("source", c => c.Source),
            ("team", c => teams.GetValueOrDefault(c.OwnerId)),
        ];
        return new ReportRows(
            [.. keys.SelectMany(by => clocks.By(by.Key).Select(g => (object?[])[by.Name, g.Key, .. g.Sums.Cells]))],
            [null, null, .. clocks.All.Cells]);
    }
}
