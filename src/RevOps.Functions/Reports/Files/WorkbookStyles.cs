using DocumentFormat.OpenXml.Spreadsheet;

namespace RevOps.Functions.Reports.Files;

/// <summary>How the cells of a workbook look: one style for each type of column, once for rows and once, bold, for totals.</summary>
internal static class WorkbookStyles
{
    /// <summary>Bold text.</summary>
    public const uint Header = 1;

    private const uint FirstType = 2;
    private const uint FirstCustomFormat = 164;

    private static readonly (string Type, string? Format)[] Types =
    [
        (ColumnTypes.Text, null),
        (ColumnTypes.Count, "#,##0"),
        (ColumnTypes.Number, "#,##0.00"),
        (ColumnTypes.Money, "#,##0.00;[Red]-#,##0.00"),
        (ColumnTypes.Ratio, "0.0%"),
        (ColumnTypes.Date, "yyyy\\-mm\\-dd"),
        (ColumnTypes.Time, "yyyy\\-mm\\-dd\\ hh:mm:ss"),
    ];

    /// <summary>The style of a column's cells.</summary>
    public static uint Of(string type, bool isTotal) => FirstType + (2 * (uint)Array.FindIndex(Types, t => t.Type == type)) + (isTotal ? 1u : 0u);

    /// <summary>The style that suits a value.</summary>
    public static uint OfValue(object? value) => Of(
        value switch
        {
            DateOnly => ColumnTypes.Date,
            DateTimeOffset => ColumnTypes.Time,
            int or long => ColumnTypes.Count,
            decimal => ColumnTypes.Money,
            _ => ColumnTypes.Text,
        },
        isTotal: false);

    /// <summary>The style sheet.</summary>
    public static Stylesheet Make() => new(
        new NumberingFormats(Types.Select((t, i) => new NumberingFormat { NumberFormatId = FirstCustomFormat + (uint)i, FormatCode = t.Format ?? "@" })),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(new LeftBorder(), new RightBorder(), new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
        [
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            .. Types.SelectMany((_, i) => new[] { Cell(i, isTotal: false), Cell(i, isTotal: true) }),
        ]));

    private static CellFormat Cell(int type, bool isTotal) => new()
    {
        NumberFormatId = FirstCustomFormat + (uint)type,
        ApplyNumberFormat = true,
        FontId = isTotal ? 1u : 0u,
        ApplyFont = isTotal,
        BorderId = isTotal ? 1u : 0u,
        ApplyBorder = isTotal,
    };
}
