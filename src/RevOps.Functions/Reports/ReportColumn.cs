namespace RevOps.Functions.Reports;

/// <summary>A column of a report.</summary>
/// <param name="Name">As in the rows.</param>
/// <param name="Type">One of <see cref="ColumnTypes"/>.</param>
public sealed record ReportColumn(string Name, string Type);

/// <summary>What the cells of a column are.</summary>
public static class ColumnTypes
{
    /// <summary>Text.</summary>
    public const string Text = "text";

    /// <summary>A whole number.</summary>
    public const string Count = "integer";

    /// <summary>A number, to four decimals.</summary>
    public const string Number = "number";

    /// <summary>An amount in the answer's currency, to four decimals.</summary>
    public const string Money = "money";

    /// <summary>A fraction, to six decimals: 0.5 is 50%.</summary>
    public const string Ratio = "ratio";

    /// <summary>A day, UTC.</summary>
    public const string Date = "date";

    /// <summary>A time, UTC.</summary>
    public const string Time = "time";

    /// <summary>A cell as answers have it: numbers rounded to the decimals of their type.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="cell">What the report made; null stays null.</param>
    public static object? Rounded(string type, object? cell) => cell is decimal number
        ? decimal.Round(number, type == Ratio ? 6 : 4, MidpointRounding.AwayFromZero) / 1.0000000000000000m
        : cell;
}
