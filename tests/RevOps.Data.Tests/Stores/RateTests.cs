using RevOps.Core.Money;
using RevOps.Data.Reports;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>The exchange rates as views read them.</summary>
public sealed class RateTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Rates_follow_the_rules_and_the_reporting_currency(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var rates = Rates(("USD", 2026, 1, 0.5m), ("USD", 2026, 3, 0.8m), ("JPY", 2026, 2, 0.006m));

        Assert.Equal(["EUR 0001-01-01 1", "JPY 2026-02-01 0.006", "USD 2026-01-01 0.5", "USD 2026-03-01 0.8"], await KeptAsync(db, rates, "EUR"));
        Assert.Equal(["EUR 2026-01-01 2", "EUR 2026-03-01 1.25", "JPY 2026-02-01 0.012", "JPY 2026-03-01 0.0075", "USD 0001-01-01 1"], await KeptAsync(db, rates, "USD"));
        Assert.Equal(["GBP 0001-01-01 1"], await KeptAsync(db, rates, "GBP"));
        Assert.Equal(["EUR 0001-01-01 1"], await KeptAsync(db, ExchangeRates.None, "EUR"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_fact_takes_the_newest_rate_that_was_in_force(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await KeptAsync(db, Rates(("USD", 2026, 1, 0.5m), ("USD", 2026, 3, 0.8m)), "EUR");
        foreach (var day in new[] { "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01" })
        {
            await db.Db.WriteAsync(sql => sql.ExecuteAsync("campaign_spend/insert", new
            {
                Source = "api",
                CampaignId = "c1",
                Day = day,
                Amount = 100m,
                Currency = "USD",
                Clicks = (int?)null,
                Impressions = (int?)null,
                IsProrated = false,
                ImportId = (string?)null,
                db.Now,
            }));
        }

        Assert.Equal(
            ["-", "50", "50", "80"],
            await db.QueryAsync<string>("SELECT COALESCE(CAST(CAST(reporting_amount AS int) AS varchar(20)), '-') FROM fact_spend ORDER BY day"));
    }

    private static ExchangeRates Rates(params (string Currency, int Year, int Month, decimal Rate)[] rates) => new(
        "test",
        "EUR",
        rates.GroupBy(r => r.Currency).ToDictionary(g => g.Key, g => (IReadOnlyList<DatedRate>)[.. g.Select(r => new DatedRate(new DateOnly(r.Year, r.Month, 1), r.Rate))]));

    private static async Task<IReadOnlyList<string>> KeptAsync(TestDatabase db, ExchangeRates rates, string currency)
    {
        for (var twice = 0; twice < 2; twice++)
        {
            await db.Db.WriteAsync(sql => sql.KeepRatesAsync(rates, currency));
        }

        return [.. (await db.QueryAsync<Row>("SELECT currency, CAST(from_day AS varchar(10)) AS day, rate FROM exchange_rates ORDER BY currency, from_day"))
            .Select(r => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r.Currency} {r.Day} {r.Rate / 1.000000000000m}"))];
    }

    private sealed record Row
    {
        public required string Currency { get; init; }

        public required string Day { get; init; }

        public decimal Rate { get; init; }
    }
}
