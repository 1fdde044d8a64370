using RevOps.Core.Attribution;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Attributed revenue under every model, side by side. Each model's column has the same total.</summary>
internal sealed class AttributionReport : IReport
{
    public string Name => "attribution";

    public bool IsAttributed => true;

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("channel", ColumnTypes.Text),
        new("campaignId", ColumnTypes.Text),
        new("campaignName", ColumnTypes.Text),
        .. AttributionModels.Names.Select(m => new ReportColumn(m, ColumnTypes.Money)),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var (query, tally, total) = (run.Query, new Tally<(DateOnly? Period, string Channel, string CampaignId), Sums>(), new Sums());
        foreach (var r in await run.RowsAsync<ModelSums>(query.ByTouch ? "models_by_touch" : "models_by_close"))
        {
            var revenue = r.All.Select(units => run.Revenue(units, r.Day)).ToArray();
            tally[(query.PeriodOf(r.Day), r.Channel, r.CampaignId)].Add(revenue);
            total.Add(revenue);
        }

        await run.NoteUnattributableAsync();
        var names = await CampaignNames.ReadAsync(run);
        var rows = tally.All
            .OrderBy(r => r.Key.Period).ThenBy(r => r.Key.Channel, StringComparer.Ordinal).ThenBy(r => r.Key.CampaignId, StringComparer.Ordinal)
            .Select(r => (object?[])[.. query.PeriodCells(r.Key.Period), r.Key.Channel, r.Key.CampaignId, names.NameOf(r.Key.CampaignId), .. r.Value.Cells])
            .ToList();
        return new ReportRows(rows, [.. query.PeriodCells(null), null, null, null, .. total.Cells]);
    }

    private sealed class Sums
    {
        private readonly decimal?[] _revenue = new decimal?[AttributionModels.Names.Count];

        public IEnumerable<object?> Cells => _revenue.Select(r => (object?)r);

        public void Add(IReadOnlyList<decimal?> revenue)
        {
            for (var i = 0; i < revenue.Count; i++)
            {
                _revenue[i] = revenue[i] is { } more ? (_revenue[i] ?? 0) + more : _revenue[i];
            }
        }
    }
}
