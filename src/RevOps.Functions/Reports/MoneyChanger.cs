using RevOps.Core.Money;

namespace RevOps.Functions.Reports;

/// <summary>What is missing in the sums of a report, since a rate is missing.</summary>
/// <param name="Of">spend, revenue, openDeals, createdDeals or closedDeals.</param>
/// <param name="Currency">Of the amount; null where it is not known.</param>
/// <param name="Amount">How much.</param>
public sealed record Unconverted(string Of, string? Currency, decimal Amount);

/// <summary>Converts the amounts of one report at each day's rate, and notes what it could not.</summary>
/// <param name="rates">The rates.</param>
/// <param name="currency">The answer's currency.</param>
internal sealed class MoneyChanger(ExchangeRates rates, string currency)
{
    private readonly SortedDictionary<(string Of, string Currency), decimal> _missing = [];

    /// <summary>What could not be converted so far.</summary>
    public IReadOnlyList<Unconverted> Missing =>
        [.. _missing.Select(m => new Unconverted(m.Key.Of, m.Key.Currency.Length == 0 ? null : m.Key.Currency, m.Value))];

    /// <summary>An amount in the answer's currency; null where the rate is missing, which is noted.</summary>
    /// <param name="of">spend, revenue, openDeals, createdDeals or closedDeals.</param>
    /// <param name="amount">How much.</param>
    /// <param name="from">Its currency; null where it is not known.</param>
    /// <param name="day">Whose rate counts, yyyy-MM-dd.</param>
    public decimal? Convert(string of, decimal amount, string? from, string day)
    {
        if (from == currency)
        {
            return amount;
        }

        if (from is not null && rates.Convert(amount, from, currency, ReportQuery.DayOf(day)) is { } converted)
        {
            return converted;
        }

        Miss(of, amount, from);
        return null;
    }

    /// <summary>Notes an amount that is in no sum.</summary>
    public void Miss(string of, decimal amount, string? from) => _missing[(of, from ?? "")] = _missing.GetValueOrDefault((of, from ?? "")) + amount;
}
