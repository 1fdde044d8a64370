using RevOps.Core.Reports;
using RevOps.Data.Owners;
using RevOps.Data.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>How each owner does: leads, calls in time, deals.</summary>
internal sealed class OwnerReport : IReport
{
    public string Name => "owners";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        new("ownerId", ColumnTypes.Text),
        new("ownerName", ColumnTypes.Text),
        new("team", ColumnTypes.Text),
        new("leads", ColumnTypes.Count),
        new("mqls", ColumnTypes.Count),
        new("sqls", ColumnTypes.Count),
        new("opps", ColumnTypes.Count),
        new("customers", ColumnTypes.Count),
        new("conversion", ColumnTypes.Ratio),
        new("calls", ColumnTypes.Count),
        new("slaMet", ColumnTypes.Count),
        new("slaBreached", ColumnTypes.Count),
        new("slaRate", ColumnTypes.Ratio),
        new("p50Seconds", ColumnTypes.Count),
        new("p90Seconds", ColumnTypes.Count),
        .. PipelineSums.Columns,
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var tally = new Tally<string, Sums>();
        foreach (var leads in await run.RowsAsync<StageCounts>("owner_leads"))
        {
            tally[leads.OwnerId].Stages.Add(leads);
        }

        foreach (var c in await run.RowsAsync<CallCount>("owner_calls"))
        {
            tally[c.OwnerId].Calls += c.Calls;
        }

        var clocks = await run.Sql.OwnerClocksAsync(run.Query);
        foreach (var own in clocks.GroupBy(c => c.OwnerId))
        {
            tally[own.Key].Clocks = ClockSums.Of(own);
        }

        await AddDealsAsync(run, tally);
        return Rows(tally, ClockSums.Of(clocks), (await run.Sql.OwnersAsync()).ToDictionary(o => o.OwnerId, StringComparer.Ordinal));
    }

    private static async Task AddDealsAsync(ReportRun run, Tally<string, Sums> tally)
    {
        async Task AddAsync(string statement, Action<PipelineSums, DealSum> add)
        {
            foreach (var d in await run.RowsAsync<DealSum>(statement))
            {
                if (d.OwnerId is { } owner && !run.Rules.Deals.IsOutsideFunnel(d.Pipeline))
                {
                    add(tally[owner].Deals, d);
                }
            }
        }

        await AddAsync("deals_open", (sums, d) => sums.AddOpen(d, run.Money));
        await AddAsync("deals_created", (sums, d) => sums.AddCreated(d, run.Money));
        await AddAsync("deals_closed", (sums, d) => sums.AddClosed(d, run.Money));
    }

    private static ReportRows Rows(Tally<string, Sums> tally, ClockSums all, Dictionary<string, OwnerRow> owners)
    {
        var (rows, total) = (new List<object?[]>(), new Sums { Clocks = all });
        foreach (var (id, sums) in tally.All.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            var owner = owners.GetValueOrDefault(id);
            rows.Add([id, owner?.Name, owner?.Team, .. sums.Cells]);
            total.Stages.Add(sums.Stages);
            total.Calls += sums.Calls;
            total.Deals.Add(sums.Deals);
        }

        return new ReportRows(rows, [null, null, null, .. total.Cells]);
    }

    private sealed class Sums
    {
        public StageSums Stages { get; } = new();

        public long Calls { get; set; }

        public ClockSums Clocks { get; set; } = new(0, 0, null, null);

        public PipelineSums Deals { get; } = new();

        public IEnumerable<object?> Cells =>
        [
            .. Stages.Counts.Select(c => (object?)c), Metrics.Ratio(Stages.Customers, Stages.Leads), Calls,
            .. Clocks.Cells,
            .. Deals.Cells(hasRates: true, hasVelocity: true),
        ];
    }

    private sealed record CallCount
    {
        public required string OwnerId { get; init; }

        public long Calls { get; init; }
    }
}
