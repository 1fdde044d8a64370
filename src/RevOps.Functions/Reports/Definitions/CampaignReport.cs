using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>What each campaign cost and earned. What no campaign earned has rows of its own, at the end.</summary>
internal sealed class CampaignReport : IReport
{
    public string Name => "campaigns";

    public bool IsAttributed => true;

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        .. query.PeriodColumns,
        new("campaignId", ColumnTypes.Text),
        new("campaignName", ColumnTypes.Text),
        new("channel", ColumnTypes.Text),
        new("spend", ColumnTypes.Money),
        new("clicks", ColumnTypes.Count),
        new("impressions", ColumnTypes.Count),
        new("newCustomers", ColumnTypes.Count),
        new("cac", ColumnTypes.Money),
        new("revenue", ColumnTypes.Money),
        new("roi", ColumnTypes.Ratio),
        new("roas", ColumnTypes.Ratio),
        new("influencedDeals", ColumnTypes.Count),
        new("influencedRevenue", ColumnTypes.Money),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var (query, tally, total) = (run.Query, new Tally<(DateOnly? Period, string CampaignId), Sums>(), new Sums());
        Sums Of(string day, string campaign, string channel)
        {
            var sums = tally[(query.PeriodOf(day), campaign)];
            sums.Channel = channel;
            return sums;
        }

        foreach (var s in await run.RowsAsync<DaySpendRow>("spend"))
        {
            Of(s.Day, s.CampaignId, s.Channel).Add(new Sums
            {
                Spend = run.Money.Convert("spend", s.Amount, s.Currency, s.Day) ?? 0,
                Clicks = s.Clicks,
                Impressions = s.Impressions,
            });
        }

        foreach (var c in await run.RowsAsync<DayCount>("new_customers"))
        {
            Of(c.Day, c.CampaignId ?? $"none:{c.Channel}", c.Channel).Add(new Sums { NewCustomers = c.Count });
        }

        foreach (var r in await run.RowsAsync<ModelSums>(query.ByTouch ? "models_by_touch" : "models_by_close"))
        {
            Of(r.Day, r.CampaignId, r.Channel).Add(new Sums { Revenue = run.Revenue(r.Of(query.Model), r.Day) ?? 0 });
        }

        foreach (var i in await run.RowsAsync<DayCount>("influenced"))
        {
            Of(i.Day, i.CampaignId!, i.Channel).Add(new Sums { InfluencedDeals = i.Count, InfluencedRevenue = run.Revenue(i.Units, i.Day) ?? 0 });
        }

        await run.NoteUnattributableAsync();
        foreach (var (_, sums) in tally.All)
        {
            total.Add(sums);
        }

        (total.InfluencedDeals, total.InfluencedRevenue) = (0, 0);
        foreach (var i in await run.RowsAsync<DayCount>("influenced_total"))
        {
            total.Add(new Sums { InfluencedDeals = i.Count, InfluencedRevenue = run.Revenue(i.Units, i.Day) ?? 0 });
        }

        return Rows(query, tally, total, await CampaignNames.ReadAsync(run));
    }

    private static ReportRows Rows(ReportQuery query, Tally<(DateOnly? Period, string CampaignId), Sums> tally, Sums total, CampaignNames names)
    {
        object?[] Row(DateOnly? period, string id, Sums sums) =>
            [.. query.PeriodCells(period), id, names.NameOf(id), sums.Channel, .. sums.Cells(query, names.IsReserved(id))];
        var rows = tally.All
            .OrderBy(r => r.Key.Period).ThenBy(r => names.IsReserved(r.Key.CampaignId)).ThenBy(r => r.Key.CampaignId, StringComparer.Ordinal)
            .Select(r => Row(r.Key.Period, r.Key.CampaignId, r.Value)).ToList();
        return new ReportRows(rows, [.. query.PeriodCells(null), null, null, null, .. total.Cells(query, isReserved: false)]);
    }

    private sealed class Sums
    {
        public string Channel { get; set; } = "";

        public decimal Spend { get; set; }

        public long? Clicks { get; set; }

        public long? Impressions { get; set; }

        public long NewCustomers { get; set; }

        public decimal Revenue { get; set; }

        public long InfluencedDeals { get; set; }

        public decimal InfluencedRevenue { get; set; }

        public void Add(Sums other)
        {
            Spend += other.Spend;
            Clicks = other.Clicks is null ? Clicks : (Clicks ?? 0) + other.Clicks;
            Impressions = other.Impressions is null ? Impressions : (Impressions ?? 0) + other.Impressions;
            NewCustomers += other.NewCustomers;
            Revenue += other.Revenue;
            InfluencedDeals += other.InfluencedDeals;
            InfluencedRevenue += other.InfluencedRevenue;
        }

        public IEnumerable<object?> Cells(ReportQuery query, bool isReserved)
        {
            var spend = query.Segment is null && !isReserved ? Spend : (decimal?)null;
            return
            [
                spend, Clicks, Impressions, NewCustomers, Metrics.AcquisitionCost(spend, NewCustomers), Revenue,
                Metrics.ReturnOnInvestment(Revenue, spend), Metrics.ReturnOnAdSpend(Revenue, spend),
                isReserved ? null : InfluencedDeals, isReserved ? null : InfluencedRevenue,
            ];
        }
    }
}
