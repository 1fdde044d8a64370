using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Writes values into OData filters so that no value can be taken for a part of the filter.</summary>
internal sealed class TableFilter : IFormatProvider, ICustomFormatter
{
    /// <summary>Fills in a filter's values, each written as its type demands.</summary>
    /// <exception cref="ArgumentException">A value is of a type that tables cannot store.</exception>
    public static string Create(FormattableString filter) => filter.ToString(new TableFilter());

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    /// <inheritdoc/>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => Double(number),
        DateTimeOffset instant => $"datetime'{EntityJson.Instant(instant)}'",
        DateTime instant => $"datetime'{EntityJson.Instant(new DateTimeOffset(instant.ToUniversalTime()))}'",
        Guid id => $"guid'{id}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        _ => throw new ArgumentException($"Filters cannot compare with a value of type {arg?.GetType().Name ?? "null"}.", nameof(arg)),
    };

    private static string Double(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text;
    }
}
