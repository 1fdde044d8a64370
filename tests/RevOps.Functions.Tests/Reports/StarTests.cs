using RevOps.Core.Money;
using RevOps.Core.Reports;

namespace RevOps.Functions.Tests.Reports;

/// <summary>The views that BI tools read, beside the reports.</summary>
public sealed class StarTests
{
    [Fact]
    public async Task Facts_and_reports_tell_the_same()
    {
        await using var desk = await StartAsync();
        var totals = (await desk.JsonAsync("channels")).GetProperty("totals");

        Assert.Equal(Rows.Number(totals, "leads"), await OneAsync(desk, "SELECT SUM(is_counted) FROM fact_lead"));
        Assert.Equal(Rows.Number(totals, "mqls"), await OneAsync(desk, "SELECT COUNT(*) FROM fact_lead WHERE is_counted = 1 AND mql_day IS NOT NULL"));
        Assert.Equal(Rows.Number(totals, "newCustomers"), await OneAsync(desk, "SELECT SUM(is_new_customer) FROM fact_deal"));
        Assert.Equal(Rows.Number(totals, "spend"), await OneAsync(desk, "SELECT SUM(reporting_amount) FROM fact_spend"));
        Assert.Equal(
            Rows.Number((await desk.JsonAsync("pipeline")).GetProperty("totals"), "openValue"),
            await OneAsync(desk, "SELECT SUM(reporting_value) FROM fact_deal WHERE won_lost = 'open'"));
    }

    [Fact]
    public async Task An_amount_without_a_rate_has_no_reporting_amount()
    {
        await using var desk = await StartAsync();
        Assert.Equal(
            ["2025-12-31 USD -", "2026-01-01 USD 50", "2026-02-28 USD 50", "2026-03-01 USD 80", "2026-03-02 GBP -", "2026-03-03 EUR 100"],
            await desk.QueryAsync<string>("SELECT day || ' ' || currency || ' ' || COALESCE(CAST(CAST(reporting_amount AS INTEGER) AS TEXT), '-') FROM fact_spend ORDER BY day"));
    }

    [Fact]
    public async Task Every_day_and_key_of_a_fact_is_in_its_dimension()
    {
        await using var desk = await StartAsync();
        foreach (var (fact, key, dimension, id) in new[]
        {
            ("fact_spend", "day", "dim_date", "date_day"), ("fact_lead", "created_day", "dim_date", "date_day"), ("fact_lead", "mql_day", "dim_date", "date_day"),
            ("fact_deal", "closed_day", "dim_date", "date_day"), ("fact_touchpoint", "event_day", "dim_date", "date_day"),
            ("fact_spend", "campaign_id", "dim_campaign", "campaign_id"), ("fact_attribution", "campaign_id", "dim_campaign", "campaign_id"),
            ("fact_lead", "owner_id", "dim_owner", "owner_id"), ("fact_deal", "owner_id", "dim_owner", "owner_id"),
        })
        {
            Assert.True(await OneAsync(desk, $"SELECT COUNT({key}) FROM {fact}") > 0, $"{fact} has no {key}.");
            Assert.Equal(0, await OneAsync(desk, $"SELECT COUNT(*) FROM {fact} f WHERE f.{key} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {dimension} d WHERE d.{id} = f.{key})"));
            Assert.Equal(0, await OneAsync(desk, $"SELECT COUNT(*) - COUNT(DISTINCT {id}) FROM {dimension}"));
        }
    }

    [Fact]
    public async Task Dates_are_whole_years_with_their_periods()
    {
        await using var desk = await StartAsync();
        Assert.Equal(["2025-01-01 2026-12-31 730"], await desk.QueryAsync<string>("SELECT MIN(date_day) || ' ' || MAX(date_day) || ' ' || COUNT(*) FROM dim_date"));
        foreach (var row in await desk.QueryAsync<DateRow>("SELECT * FROM dim_date"))
        {
            var day = DateOnly.ParseExact(row.DateDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((day.Year, day.Month, day.Day, ((day.Month - 1) / 3) + 1), ((int)row.Year, (int)row.Month, (int)row.DayOfMonth, (int)row.Quarter));
            Assert.Equal(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek, row.DayOfWeek);
            Assert.Equal((Text(Grain.Week.StartOf(day)), Text(Grain.Month.StartOf(day)), Text(Grain.Quarter.StartOf(day))), (row.WeekStart, row.MonthStart, row.QuarterStart));
        }

        static string Text(DateOnly? day) => day!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Rates_to_a_currency_are_what_converts_on_every_day()
    {
        var rates = new ExchangeRates("x", "EUR", new Dictionary<string, IReadOnlyList<DatedRate>>
        {
            ["USD"] = [new(new DateOnly(2026, 1, 10), 0.5m), new(new DateOnly(2026, 1, 20), 0.8m)],
            ["CHF"] = [new(new DateOnly(2026, 1, 15), 2m)],
        });
        foreach (var to in new[] { "EUR", "USD", "CHF", "GBP" })
        {
            var all = rates.AllTo(to).ToList();
            Assert.Equal(all.OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.From), all);
            foreach (var from in new[] { "EUR", "USD", "CHF", "GBP" })
            {
                for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2026, 2, 1); day = day.AddDays(1))
                {
                    var inForce = all.Where(r => r.Currency == from && r.From <= day).Select(r => (decimal?)r.Rate).LastOrDefault();
                    Assert.Equal(rates.Convert(1, from, to, day), inForce);
                }
            }
        }
    }

    private static async Task<decimal?> OneAsync(ReportDesk desk, string text) =>
        (await desk.QueryAsync<double?>($"SELECT CAST(({text}) AS REAL)"))[0] is { } value ? (decimal)value : null;

    private static async Task<ReportDesk> StartAsync()
    {
        var desk = await ReportDesk.StartAsync();
        await desk.CampaignAsync("c1", "google_ads");
        foreach (var (day, currency) in new[] { ("2025-12-31", "USD"), ("2026-01-01", "USD"), ("2026-02-28", "USD"), ("2026-03-01", "USD"), ("2026-03-02", "GBP"), ("2026-03-03", "EUR") })
        {
            await desk.SpendAsync(day == "2026-03-03" ? "not-known-yet" : "c1", day, 100, currency);
        }

        var lead = await desk.LeadAsync("2026-01-05", mql: "2026-01-06", owner: "gone");
        await desk.LeadAsync("2026-01-05", isTest: true, mql: "2026-01-06");
        await desk.LeadAsync("2026-01-05", isImport: true);
        await desk.LeadAsync("2026-01-05", mergedInto: lead);
        var won = await desk.DealAsync("2026-01-05", "2026-02-05", "won", 100, lead: lead, company: "acme");
        await desk.DealAsync("2026-01-05", "2026-02-06", "won", 100, company: "acme");
        await desk.DealAsync("2026-01-05", value: 30, currency: "USD");
        await desk.AddAsync("touchpoints", new { touchpoint_id = "t1", event_type = "form_submit", event_time = ReportDesk.At("2025-12-01"), source = "google", channel = "google_ads" });
        await desk.AddAsync("campaign_attribution", new { attribution_id = "a", deal_id = won, campaign_id = "c1", attribution_model = "linear", attributed_revenue = 100 });
        return desk;
    }

    private sealed record DateRow
    {
        public required string DateDay { get; init; }

        public long Year { get; init; }

        public long Quarter { get; init; }

        public long Month { get; init; }

        public long DayOfMonth { get; init; }

        public long DayOfWeek { get; init; }

        public required string WeekStart { get; init; }

        public required string MonthStart { get; init; }

        public required string QuarterStart { get; init; }
    }
}
