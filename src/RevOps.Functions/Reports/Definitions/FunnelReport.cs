using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>How far the leads that were created in a period have come since.</summary>
internal sealed class FunnelReport : IReport
{
    private static readonly string[] Stages = ["lead", "MQL", "SQL", "opp", "customer"];

    public string Name => "funnel";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("stage", ColumnTypes.Text),
        new("count", ColumnTypes.Count),
        new("conversion", ColumnTypes.Ratio),
        new("conversionFromLead", ColumnTypes.Ratio),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var (query, tally, total) = (run.Query, new Tally<ValueTuple<DateOnly?>, StageSums>(), new StageSums());
        foreach (var day in await run.RowsAsync<StageCounts>("funnel"))
        {
            tally[new(query.PeriodOf(day.Day))].Add(day);
            total.Add(day);
        }

        var rows = new List<object?[]>();
        foreach (var (key, sums) in tally.All.OrderBy(r => r.Key.Item1))
        {
            rows.AddRange(sums.Counts.Select((count, i) => (object?[])
            [
                .. query.PeriodCells(key.Item1), Stages[i], count, i == 0 ? null : Metrics.Ratio(count, sums.Counts[i - 1]), Metrics.Ratio(count, sums.Leads),
            ]));
        }

        // The one total that a funnel has: of all leads, how many are customers.
        return new ReportRows(rows, [.. query.PeriodCells(null), null, total.Leads, null, Metrics.Ratio(total.Customers, total.Leads)]);
    }
}

/// <summary>Leads by the stages that they reached.</summary>
internal sealed class StageSums
{
    public long Leads { get; private set; }

    public long Mqls { get; private set; }

    public long Sqls { get; private set; }

    public long Opps { get; private set; }

    public long Customers { get; private set; }

    /// <summary>In the order of the stages.</summary>
    public long[] Counts => [Leads, Mqls, Sqls, Opps, Customers];

    public void Add(StageCounts day)
    {
        Leads += day.Leads;
        Mqls += day.Mqls;
        Sqls += day.Sqls;
        Opps += day.Opps;
        Customers += day.Customers;
    }

    public void Add(StageSums other)
    {
        Leads += other.Leads;
        Mqls += other.Mqls;
        Sqls += other.Sqls;
        Opps += other.Opps;
        Customers += other.Customers;
    }
}
