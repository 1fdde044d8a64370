using System.Globalization;

namespace RevOps.Core.Normalization;

/// <summary>Head counts and revenues to bands.</summary>
internal static class SizeNormalizer
{
    private const string RevenueField = "company/annualRevenue";

    /// <summary>The band and segment of a head count; null and unknown where it is not understood.</summary>
    public static (string? Band, string Segment) Employees(string? given, NormalizationRules rules, StepLog log)
    {
        var size = Parse("company/employees", given, rules.SizeWords, log);
        if (size is null)
        {
            return (null, "unknown");
        }

        var band = Band(size.Value, rules.EmployeeBands);
        log.AddIfChanged("company/employees", given, band, $"size.{size.Form}");
        return (band, Band(size.Value, rules.Segments));
    }

    /// <summary>The band of an annual revenue, in the band currency; null where it is not understood, or its currency has no rate.</summary>
    /// <param name="given">As typed.</param>
    /// <param name="country">Tells which dollar is meant.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="log">Takes the steps.</param>
    public static string? Revenue(string? given, string? country, NormalizationRules rules, StepLog log)
    {
        if (rules.RevenueBands.Any(b => b.Id == given))
        {
            return given;
        }

        if (Parse(RevenueField, given, rules.SizeWords, log) is not { } size || Rate(given!, country, rules.Currencies, log) is not { } rate)
        {
            return null;
        }

        var value = size.Value * rate.Factor;
        if (rate.Code != rules.Currencies.BandCurrency)
        {
            var (from, to) = (size.Value.ToString("0.##", CultureInfo.InvariantCulture), value.ToString("0", CultureInfo.InvariantCulture));
            log.Add(RevenueField, $"{from} {rate.Code}", $"{to} {rules.Currencies.BandCurrency} by the rate of {rules.Currencies.RatesAsOf}", "revenue.converted");
        }

        var band = Band(value, rules.RevenueBands);
        log.AddIfChanged(RevenueField, given, band, $"revenue.{size.Form}");
        return band;
    }

    private static (string Code, decimal Factor)? Rate(string given, string? country, CurrencyRules rules, StepLog log)
    {
        var found = CurrencyFinder.Find(given, country, rules);
        if (found is { IsNamed: true, Code: null })
        {
            log.Add(RevenueField, given, null, "revenue.currency-unknown");
            return null;
        }

        var code = found.Code ?? rules.BandCurrency;
        if (!rules.Rates.TryGetValue(code, out var factor))
        {
            log.Add(RevenueField, given, null, "revenue.rate-missing");
            return null;
        }

        if (!found.IsNamed || found.IsAssumed)
        {
            log.Add(RevenueField, given, code, "revenue.currency-assumed");
        }

        return (code, factor);
    }

    private static ParsedSize? Parse(string field, string? given, SizeWords words, StepLog log)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        if (given.Length <= FreeText.MaxLength && SizeParser.Parse(given, words) is { Value: > 0 } size)
        {
            return size;
        }

        log.Add(field, given, null, "size.unknown");
        return null;
    }

    private static string Band(decimal value, IReadOnlyList<SizeBand> bands) => bands.First(b => b.Reaches(value)).Id;
}
