using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Leads by the month of their creation, and the revenue of their won deals in that month and in those after it.</summary>
internal sealed class CohortReport : IReport
{
    private const int Months = 12;
    private const int PaybackCell = 10;

    public string Name => "cohorts";

    public IReadOnlyList<ReportColumn> Columns(ReportQuery query) =>
    [
        new("cohort", ColumnTypes.Date),
        new("leads", ColumnTypes.Count),
        new("mqls", ColumnTypes.Count),
        new("sqls", ColumnTypes.Count),
        new("opps", ColumnTypes.Count),
        new("customers", ColumnTypes.Count),
        new("conversion", ColumnTypes.Ratio),
        new("spend", ColumnTypes.Money),
        new("wonDeals", ColumnTypes.Count),
        new("revenue", ColumnTypes.Money),
        new("revenuePerLead", ColumnTypes.Money),
        new("paybackMonths", ColumnTypes.Count),
        .. Enumerable.Range(0, Months).Select(m => new ReportColumn($"month{m}", ColumnTypes.Money)),
        new("later", ColumnTypes.Money),
    ];

    public async Task<ReportRows> RunAsync(ReportRun run)
    {
        var query = run.Query.Grain == Grain.None ? run.Query with { Grain = Grain.Month } : run.Query;
        var tally = new Tally<DateOnly, Cohort>();
        Cohort Of(string day) => tally[query.PeriodOf(day)!.Value];
        foreach (var day in await run.RowsAsync<StageCounts>("funnel"))
        {
            Of(day.Day).Stages.Add(day);
        }

        foreach (var s in await run.RowsAsync<DaySpendRow>("channel_spend"))
        {
            Of(s.Day).Spend += run.Money.Convert("spend", s.Amount, s.Currency, s.Day) ?? 0;
        }

        foreach (var d in await run.RowsAsync<DealSum>("cohort_revenue"))
        {
            var (lead, closed) = (ReportQuery.DayOf(d.Day), ReportQuery.DayOf(d.ClosedDay!));
            Of(d.Day).Add(d.Count, run.Money.Convert("closedDeals", d.Amount, d.Currency, d.ClosedDay!) ?? 0, ((closed.Year - lead.Year) * 12) + closed.Month - lead.Month);
        }

        var (rows, total, hasSpend) = (new List<object?[]>(), new Cohort(), query.Segment is null);
        foreach (var (key, cohort) in tally.All.OrderBy(c => c.Key))
        {
            rows.Add([key, .. cohort.Cells(hasSpend)]);
            total.Add(cohort);
        }

        var cells = total.Cells(hasSpend).ToArray();
        cells[PaybackCell] = null;
        return new ReportRows(rows, [null, .. cells]);
    }

    private sealed class Cohort
    {
        // By months after that of the lead.
        private readonly SortedDictionary<int, decimal> _revenue = [];

        public StageSums Stages { get; } = new();

        public decimal Spend { get; set; }

        private long Deals { get; set; }

        public void Add(long deals, decimal revenue, int month)
        {
            Deals += deals;

            // A deal that was won before its lead came in belongs to the first month.
            _revenue[Math.Max(month, 0)] = _revenue.GetValueOrDefault(Math.Max(month, 0)) + revenue;
        }

        public void Add(Cohort other)
        {
            Stages.Add(other.Stages);
            Spend += other.Spend;
            Deals += other.Deals;
            foreach (var (month, revenue) in other._revenue)
            {
                _revenue[month] = _revenue.GetValueOrDefault(month) + revenue;
            }
        }

        public IEnumerable<object?> Cells(bool hasSpend)
        {
            var (spend, revenue) = (hasSpend ? Spend : (decimal?)null, _revenue.Values.Sum());
            return
            [
                Stages.Leads, Stages.Mqls, Stages.Sqls, Stages.Opps, Stages.Customers, Metrics.Ratio(Stages.Customers, Stages.Leads), spend, Deals, revenue,
                Metrics.Ratio(revenue, Stages.Leads), Metrics.PaybackMonths(spend, ByMonth()),
                .. Enumerable.Range(0, Months).Select(m => (object?)_revenue.GetValueOrDefault(m)),
                _revenue.Where(r => r.Key >= Months).Sum(r => r.Value),
            ];
        }

        private IEnumerable<decimal> ByMonth() =>
            _revenue.Count == 0 ? [] : Enumerable.Range(0, _revenue.Keys.Last() + 1).Select(m => _revenue.GetValueOrDefault(m));
    }
}
