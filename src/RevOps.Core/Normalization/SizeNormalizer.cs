namespace RevOps.Core.Normalization;

/// <summary>Head counts and revenues to bands.</summary>
internal static class SizeNormalizer
{
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

    /// <summary>The band of an annual revenue, in the currency as given; null where it is not understood.</summary>
    public static string? Revenue(string? given, NormalizationRules rules, StepLog log)
    {
        if (rules.RevenueBands.Any(b => b.Id == given))
        {
            return given;
        }

        if (Parse("company/annualRevenue", given, rules.SizeWords, log) is not { } size)
        {
            return null;
        }

        var band = Band(size.Value, rules.RevenueBands);
        log.AddIfChanged("company/annualRevenue", given, band, $"revenue.{size.Form}");
        return band;
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
