using RevOps.Core.Money;
using RevOps.Data.Spend;

namespace RevOps.Data.Reports;

/// <summary>The exchange rates as the views read them.</summary>
public static class RateTable
{
    /// <summary>Brings <c>exchange_rates</c> in step with the rules; where it is, nothing is written.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="currency">The reporting currency.</param>
    public static async Task KeepRatesAsync(this SqlSession sql, ExchangeRates rates, string currency)
    {
        var wanted = rates.AllTo(currency)
            .Select(r => new RateRow(r.Currency, SpendStore.Text(r.From), decimal.Round(r.Rate, 12, MidpointRounding.AwayFromZero)))
            .ToList();
        var had = (await sql.QueryAsync<StoredRate>("exchange_rates/list")).Select(r => new RateRow(r.Currency, r.FromDay, decimal.Round(r.Rate, 12)));
        if (!wanted.OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.FromDay, StringComparer.Ordinal).SequenceEqual(had))
        {
            await sql.ExecuteAsync("exchange_rates/clear");
            await sql.ExecuteAsync("exchange_rates/insert", wanted);
        }
    }

    private sealed record RateRow(string Currency, string FromDay, decimal Rate);

    private sealed record StoredRate
    {
        public required string Currency { get; init; }

        public required string FromDay { get; init; }

        public decimal Rate { get; init; }
    }
}
