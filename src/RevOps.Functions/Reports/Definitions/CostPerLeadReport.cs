using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Cost per lead of each channel, beside that of all channels together.</summary>
internal sealed class CostPerLeadReport : IReport
{
    public string Name => "cpl";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("channel", ColumnTypes.Text),
        new("spend", ColumnTypes.Money),
        new("leads", ColumnTypes.Count),
        new("cpl", ColumnTypes.Money),
        new("blendedCpl", ColumnTypes.Money),
        new("mqls", ColumnTypes.Count),
        new("costPerMql", ColumnTypes.Money),
        new("blendedCostPerMql", ColumnTypes.Money),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        // The blended figure has all channels, whichever is asked for.
        var (query, all) = (run.Query, run.Query with { Channel = null });
        var byChannel = new Tally<(DateOnly? Period, string Channel), ChannelSums>();
        var blended = new Tally<ValueTuple<DateOnly?>, ChannelSums>();
        var total = new ChannelSums();
        void Add(string day, string channel, ChannelSums sums)
        {
            byChannel[(query.PeriodOf(day), channel)].Add(sums);
            blended[new(query.PeriodOf(day))].Add(sums);
            total.Add(sums);
        }

        foreach (var s in await run.RowsAsync<DaySpendRow>("channel_spend", all))
        {
            Add(s.Day, s.Channel, new ChannelSums { Spend = run.Money.Convert("spend", s.Amount, s.Currency, s.Day) ?? 0 });
        }

        foreach (var c in await run.RowsAsync<DayCount>("leads", all))
        {
            Add(c.Day, c.Channel, new ChannelSums { Leads = c.Count });
        }

        foreach (var c in await run.RowsAsync<DayCount>("mqls", all))
        {
            Add(c.Day, c.Channel, new ChannelSums { Mqls = c.Count });
        }

        var (rows, shown) = (new List<object?[]>(), new ChannelSums());
        foreach (var (key, sums) in byChannel.All.OrderBy(r => r.Key.Period).ThenBy(r => r.Key.Channel, StringComparer.Ordinal))
        {
            if (query.Channel is null || query.Channel == key.Channel)
            {
                rows.Add([.. query.PeriodCells(key.Period), key.Channel, .. Cells(query, sums, blended[new(key.Period)])]);
                shown.Add(sums);
            }
        }

        return new ReportRows(rows, [.. query.PeriodCells(null), null, .. Cells(query, shown, total)]);
    }

    private static IEnumerable<object?> Cells(ReportQuery query, ChannelSums own, ChannelSums all)
    {
        decimal? Spend(ChannelSums sums) => query.Segment is null ? sums.Spend : null;
        return
        [
            Spend(own), own.Leads, Metrics.CostPerLead(Spend(own), own.Leads), Metrics.CostPerLead(Spend(all), all.Leads),
            own.Mqls, Metrics.CostPerMql(Spend(own), own.Mqls), Metrics.CostPerMql(Spend(all), all.Mqls),
        ];
    }
}
