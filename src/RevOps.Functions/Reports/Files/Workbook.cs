using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Http;

namespace RevOps.Functions.Reports.Files;

/// <summary>
/// A report as an Excel workbook: a sheet with typed cells, a header that stays, a filter and the totals; and one that says what it is of.
/// Text is written as inline strings, which are never formulas; there is no formula at all.
/// </summary>
internal static class Workbook
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const double NarrowColumn = 14;
    private const double WideColumn = 28;

    // Excel cannot open a sheet with more.
    private const int MaxRows = 1_048_574;

    /// <summary>The workbook as a download.</summary>
    public static IResult Of(ReportTable table, ReportParameters parameters)
    {
        var file = new MemoryStream();
        Write(file, table, parameters);
        file.Position = 0;
        return Results.File(file, ContentType, $"{table.Name}.xlsx");
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="stream">Takes it; stays open.</param>
    /// <param name="table">The report.</param>
    /// <param name="parameters">What it was asked for.</param>
    public static void Write(Stream stream, ReportTable table, ReportParameters parameters)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Make();
        var rows = table.Rows.Count > MaxRows ? [.. table.Rows.Take(MaxRows)] : table.Rows;
        WriteReport(book.AddNewPart<WorksheetPart>("report"), table with { Rows = rows });
        WriteAbout(book.AddNewPart<WorksheetPart>("about"), table, parameters);
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new Sheets(
                new Sheet { Name = table.Name, SheetId = 1, Id = "report" },
                new Sheet { Name = "about", SheetId = 2, Id = "about" }),
            new DefinedNames(
                new DefinedName($"'{table.Name}'!$A$1:${ColumnName(table.Columns.Count)}${Digits(rows.Count + 1)}") { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true }));
        book.Workbook.Save();
    }

    private static void WriteReport(WorksheetPart part, ReportTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        writer.WriteElement(new Columns(table.Columns.Select((c, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = c.Type == ColumnTypes.Text ? WideColumn : NarrowColumn,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, [.. table.Columns.Select(c => (object?)c.Name)], _ => WorkbookStyles.Header);
        var at = 1;
        foreach (var row in table.Rows)
        {
            WriteRow(writer, ++at, row, i => WorkbookStyles.Of(table.Columns[i].Type, isTotal: false));
        }

        WriteRow(writer, ++at, Totals(table), i => WorkbookStyles.Of(table.Columns[i].Type, isTotal: true));
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{Reference(table.Columns.Count, table.Rows.Count + 1)}" });
        writer.WriteEndElement();
    }

    /// <summary>The totals, with a word in front where its cell is free.</summary>
    private static object?[] Totals(ReportTable table) =>
        table.Totals is [null, .. var rest] ? [table.Columns[0].Type == ColumnTypes.Text || table.Columns[0].Type == ColumnTypes.Date ? "Total" : null, .. rest] : table.Totals;

    private static void WriteAbout(WorksheetPart part, ReportTable table, ReportParameters parameters)
    {
        var query = parameters.Query;
        List<(string Name, object? Value)> lines =
        [
            ("report", table.Name), ("dataAsOf", table.DataAsOf), ("currency", table.Currency), ("from", query.From), ("to", query.To),
            ("grain", Core.Reports.Grains.Names[(int)query.Grain]), ("basis", query.ByTouch ? "touch" : "close"), ("model", query.Model),
            ("channel", query.Channel), ("segment", query.Segment),
            .. table.Unconverted.Select(u => ($"not converted: {u.Of} in {u.Currency ?? "an unknown currency"}", (object?)u.Amount)),
            .. table.Rows.Count > MaxRows ? new[] { ("rows left out", (object?)(table.Rows.Count - MaxRows)) } : [],
        ];
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(new Column { Min = 1, Max = 2, Width = WideColumn, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        for (var i = 0; i < lines.Count; i++)
        {
            var value = lines[i].Value;
            WriteRow(writer, i + 1, [lines[i].Name, value], c => c == 0 ? WorkbookStyles.Header : WorkbookStyles.OfValue(value));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<object?> cells, Func<int, uint> styleOf)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is { } value)
            {
                writer.WriteElement(CellOf(value, Reference(i + 1, number), styleOf(i)));
            }
        }

        writer.WriteEndElement();
    }

    private static Cell CellOf(object value, string reference, uint style) => value switch
    {
        DateOnly day => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), reference, style),
        DateTimeOffset time => Number(time.UtcDateTime.ToOADate().ToString(CultureInfo.InvariantCulture), reference, style),
        int or long or decimal => Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), reference, style),
        _ => new Cell
        {
            CellReference = reference,
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Clean(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve }),
        },
    };

    private static Cell Number(string text, string reference, uint style) => new() { CellReference = reference, StyleIndex = style, CellValue = new CellValue(text) };

    /// <summary>Without what XML cannot hold, and no longer than a cell.</summary>
    private static string Clean(string text)
    {
        const int LongestCell = 32_767;
        var clean = text.All(System.Xml.XmlConvert.IsXmlChar)
            ? text
            : string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)r.Value)));
        return clean.Length <= LongestCell ? clean : clean[..LongestCell];
    }

    private static string Reference(int column, int row) => ColumnName(column) + Digits(row);

    /// <summary>A for 1, Z for 26, AA for 27.</summary>
    private static string ColumnName(int column) => column == 0 ? "" : ColumnName((column - 1) / 26) + (char)('A' + ((column - 1) % 26));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
