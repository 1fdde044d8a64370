using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>The ways to won deals, by the channels on them: how often, how long, how much.</summary>
internal sealed class PathReport : IReport
{
    public string Name => "paths";

    public bool IsAttributed => true;

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("path", ColumnTypes.Text),
        new("deals", ColumnTypes.Count),
        new("share", ColumnTypes.Ratio),
        new("revenue", ColumnTypes.Money),
        new("averageRevenue", ColumnTypes.Money),
        new("averageTouches", ColumnTypes.Number),
        new("averageDays", ColumnTypes.Number),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var (query, tally, total) = (run.Query, new Tally<(DateOnly? Period, string Path), Sums>(), new Sums());
        var byDay = query.Grain != Grain.None || query.Currency != run.AttributionCurrency;
        var parameters = new { query.FromDay, query.ToDay, query.Channel, query.Segment, ByDay = byDay ? 1 : 0 };
        foreach (var p in await run.RowsAsync<PathRow>("paths", parameters))
        {
            var revenue = p.Day is null ? run.Revenue(p.Units, "") : run.Revenue(p.Units, p.Day);
            var sums = new Sums { Deals = p.Deals, Valued = revenue is null ? 0 : p.Deals - p.Unconverted, Revenue = revenue ?? 0, Touches = p.Touches, Timed = p.Timed, Days = p.Days ?? 0 };
            tally[(p.Day is null ? null : query.PeriodOf(p.Day), p.Path)].Add(sums);
            total.Add(sums);
        }

        await run.NoteUnattributableAsync();
        var rows = tally.All
            .OrderBy(r => r.Key.Period).ThenByDescending(r => r.Value.Deals).ThenByDescending(r => r.Value.Revenue).ThenBy(r => r.Key.Path, StringComparer.Ordinal)
            .Select(r => (object?[])[.. query.PeriodCells(r.Key.Period), r.Key.Path, .. r.Value.Cells(total.Deals)])
            .ToList();
        return new ReportRows(rows, [.. query.PeriodCells(null), null, .. total.Cells(total.Deals)]);
    }

    private sealed class Sums
    {
        public long Deals { get; set; }

        public long Valued { get; set; }

        public decimal Revenue { get; set; }

        public long Touches { get; set; }

        public long Timed { get; set; }

        public decimal Days { get; set; }

        public void Add(Sums other)
        {
            Deals += other.Deals;
            Valued += other.Valued;
            Revenue += other.Revenue;
            Touches += other.Touches;
            Timed += other.Timed;
            Days += other.Days;
        }

        public IEnumerable<object?> Cells(long all) =>
            [Deals, Metrics.Ratio(Deals, all), Revenue, Metrics.Ratio(Revenue, Valued), Metrics.Ratio(Touches, Deals), Metrics.Ratio(Days, Timed)];
    }

    private sealed record PathRow
    {
        public string? Day { get; init; }

        public required string Path { get; init; }

        public long Deals { get; init; }

        public long? Units { get; init; }

        public long Unconverted { get; init; }

        public long Touches { get; init; }

        public long Timed { get; init; }

        public decimal? Days { get; init; }
    }
}
