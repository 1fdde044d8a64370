namespace RevOps.Core.Normalization;

/// <summary>How currencies are written, and what they are worth roughly. The rates serve to find a band and nothing else.</summary>
public sealed record CurrencyRules
{
    /// <summary>ISO 4217 code of the currency of the revenue bands.</summary>
    public required string BandCurrency { get; init; }

    /// <summary>The day of the rates (<c>2025-06-30</c>).</summary>
    public required string RatesAsOf { get; init; }

    /// <summary>What one unit is worth in the band currency, by ISO 4217 code. A currency that is not here is never converted.</summary>
    public required IReadOnlyDictionary<string, decimal> Rates { get; init; }

    /// <summary>Symbols, codes and words in lower case with what they mean, the longest first.</summary>
    public required IReadOnlyList<CurrencyName> Names { get; init; }
}

/// <summary>A way to write a currency.</summary>
/// <param name="Text">In lower case: <c>€</c>, <c>usd</c>, <c>pounds</c>.</param>
/// <param name="Currency">ISO 4217 code; null where only the country tells and none is likely enough to be assumed.</param>
/// <param name="ByCountry">Other currencies of that name, by ISO 3166-1 alpha-2 country of the company: <c>$</c> in CA is CAD.</param>
public sealed record CurrencyName(string Text, string? Currency, IReadOnlyDictionary<string, string>? ByCountry = null);
