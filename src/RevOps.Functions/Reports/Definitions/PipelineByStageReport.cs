using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>
/// Deals that are open now, were created and were decided in the period: by pipeline and present stage, or, with a grain, by period and
/// pipeline. Pipelines outside the funnel are left out.
/// </summary>
internal sealed class PipelineByStageReport : IReport
{
    public string Name => "pipeline";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("pipeline", ColumnTypes.Text),
        .. query.Grain == Grain.None ? new[] { new ReportColumn("stage", ColumnTypes.Text) } : [],
        .. PipelineSums.Columns,
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var (query, hasStages) = (run.Query, run.Query.Grain == Grain.None);
        var tally = new Tally<(DateOnly? Period, string Pipeline, string Stage), PipelineSums>();
        var total = new PipelineSums();
        async Task AddAsync(string statement, Action<PipelineSums, DealSum> add)
        {
            foreach (var d in await run.RowsAsync<DealSum>(statement))
            {
                if (!run.Rules.Deals.IsOutsideFunnel(d.Pipeline))
                {
                    add(tally[(query.PeriodOf(d.Day), d.Pipeline ?? "", hasStages ? d.PipelineStage : "")], d);
                }
            }
        }

        // All that is open counts in the totals; a deal from before the first period has no row.
        await AddAsync("deals_open", (sums, d) => (hasStages || query.Has(d.Day) ? sums : total).AddOpen(d, run.Money));
        await AddAsync("deals_created", (sums, d) => sums.AddCreated(d, run.Money));
        await AddAsync("deals_closed", (sums, d) => sums.AddClosed(d, run.Money));

        var rows = new List<object?[]>();
        foreach (var (key, sums) in tally.All
            .Where(r => !r.Value.IsEmpty)
            .OrderBy(r => r.Key.Period).ThenBy(r => r.Key.Pipeline, StringComparer.Ordinal).ThenBy(r => r.Key.Stage, StringComparer.Ordinal))
        {
            rows.Add([.. Key(query, key.Period, key.Pipeline.Length == 0 ? null : key.Pipeline, key.Stage), .. sums.Cells(!hasStages, hasVelocity: false)]);
            total.Add(sums);
        }

        return new ReportRows(rows, [.. Key(query, null, null, null), .. total.Cells(hasRates: true, hasVelocity: true)]);
    }

    private static IEnumerable<object?> Key(ReportQuery query, DateOnly? period, string? pipeline, string? stage) =>
        query.Grain == Grain.None ? [pipeline, stage] : [period, pipeline];
}
