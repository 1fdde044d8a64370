namespace RevOps.Functions.Reports.Definitions;

/// <summary>What each channel cost and brought in.</summary>
internal sealed class ChannelReport : IReport
{
    public string Name => "channels";

    public bool IsAttributed => true;

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("channel", ColumnTypes.Text),
        new("spend", ColumnTypes.Money),
        new("leads", ColumnTypes.Count),
        new("mqls", ColumnTypes.Count),
        new("sqls", ColumnTypes.Count),
        new("newCustomers", ColumnTypes.Count),
        new("cpl", ColumnTypes.Money),
        new("costPerMql", ColumnTypes.Money),
        new("cac", ColumnTypes.Money),
        new("revenue", ColumnTypes.Money),
        new("roi", ColumnTypes.Ratio),
        new("roas", ColumnTypes.Ratio),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var (query, tally) = (run.Query, new Tally<(DateOnly? Period, string Channel), ChannelSums>());
        foreach (var s in await run.RowsAsync<DaySpendRow>("channel_spend"))
        {
            tally[(query.PeriodOf(s.Day), s.Channel)].Spend += run.Money.Convert("spend", s.Amount, s.Currency, s.Day) ?? 0;
        }

        async Task CountAsync(string statement, Action<ChannelSums, long> add)
        {
            foreach (var c in await run.RowsAsync<DayCount>(statement))
            {
                add(tally[(query.PeriodOf(c.Day), c.Channel)], c.Count);
            }
        }

        await CountAsync("leads", (sums, n) => sums.Leads += n);
        await CountAsync("mqls", (sums, n) => sums.Mqls += n);
        await CountAsync("sqls", (sums, n) => sums.Sqls += n);
        await CountAsync("new_customers", (sums, n) => sums.NewCustomers += n);
        foreach (var r in await run.RowsAsync<DayCount>(query.ByTouch ? "revenue_by_touch" : "revenue_by_close"))
        {
            tally[(query.PeriodOf(r.Day), r.Channel)].Revenue += run.Revenue(r.Units, r.Day) ?? 0;
        }

        await run.NoteUnattributableAsync();
        return Rows(query, tally);
    }

    private static ReportRows Rows(ReportQuery query, Tally<(DateOnly? Period, string Channel), ChannelSums> tally)
    {
        var (rows, total, hasSpend) = (new List<object?[]>(), new ChannelSums(), query.Segment is null);
        foreach (var (key, sums) in tally.All.OrderBy(r => r.Key.Period).ThenBy(r => r.Key.Channel, StringComparer.Ordinal))
        {
            rows.Add([.. query.PeriodCells(key.Period), key.Channel, .. sums.Cells(hasSpend)]);
            total.Add(sums);
        }

        return new ReportRows(rows, [.. query.PeriodCells(null), null, .. total.Cells(hasSpend)]);
    }
}
