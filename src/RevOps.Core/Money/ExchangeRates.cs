namespace RevOps.Core.Money;

/// <summary>Rates between currencies, day by day, from <c>rules/rates.json</c>. A rate that is missing is missing, never 1.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="Base">The currency in which the others are given, ISO 4217.</param>
/// <param name="Rates">What one unit is worth in the base currency, by currency; each list in order of its days.</param>
public sealed record ExchangeRates(string Version, string Base, IReadOnlyDictionary<string, IReadOnlyList<DatedRate>> Rates)
{
    /// <summary>No rates: every currency is worth only itself.</summary>
    public static ExchangeRates None { get; } = new("", "EUR", new Dictionary<string, IReadOnlyList<DatedRate>>());

    /// <summary>An amount in another currency; null where a rate is missing. The same currency needs none.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="from">Its currency.</param>
    /// <param name="to">The currency asked for.</param>
    /// <param name="day">Whose rate counts: the latest one that was in force then.</param>
    public decimal? Convert(decimal amount, string from, string to, DateOnly day) =>
        from == to ? amount
        : InBase(from, day) is { } one && InBase(to, day) is { } other ? amount * one / other
        : null;

    /// <summary>
    /// What one unit of each currency is worth in another, from each day on which that changes, in order of currency and day. The other
    /// itself is there with 1 from the first day of all; what is missing on a day is missing here.
    /// </summary>
    /// <param name="to">The other currency.</param>
    public IEnumerable<(string Currency, DateOnly From, decimal Rate)> AllTo(string to)
    {
        var turns = Rates.GetValueOrDefault(to)?.Select(r => r.From) ?? [];
        var currencies = Rates.Keys.Append(Base).Append(to).Distinct().Order(StringComparer.Ordinal);
        return from currency in currencies
               let own = Rates.GetValueOrDefault(currency)?.Select(r => r.From) ?? []
               from day in (currency == to ? [DateOnly.MinValue] : own.Concat(turns).Append(DateOnly.MinValue)).Distinct().Order()
               let rate = Convert(1, currency, to, day)
               where rate is not null
               select (currency, day, rate.Value);
    }

    private decimal? InBase(string currency, DateOnly day) =>
        currency == Base ? 1 : Rates.GetValueOrDefault(currency)?.LastOrDefault(r => r.From <= day)?.Rate;
}

/// <summary>A rate and the first day on which it is in force.</summary>
/// <param name="From">The first day; it ends where the next begins.</param>
/// <param name="Rate">What one unit is worth in the base currency, above 0.</param>
public sealed record DatedRate(DateOnly From, decimal Rate);
