using System.Globalization;

namespace RevOps.Connectors.Files;

/// <summary>
/// The rejected rows of an import as CSV (RFC 4180: commas, CRLF): line, column, code, detail and, if wanted, the row itself.
/// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
/// </summary>
public static class ErrorsCsv
{
    /// <summary>The header line, with its line end.</summary>
    /// <param name="withRaw">Whether lines will hold the row itself.</param>
    public static string Header(bool withRaw) => withRaw ? "line,column,code,detail,row\r\n" : "line,column,code,detail\r\n";

    /// <summary>One line, with its line end.</summary>
    /// <param name="row">The rejected row.</param>
    /// <param name="withRaw">Whether to add the row itself, which is personal data.</param>
    public static string Line(CsvRow.Faulty row, bool withRaw)
    {
        var start = $"{row.Line.ToString(CultureInfo.InvariantCulture)},{Cell(row.Column)},{Cell(row.Code)},{Cell(row.Detail)}";
        return withRaw ? $"{start},{Cell(row.Raw)}\r\n" : $"{start}\r\n";
    }

    private static string Cell(string text)
    {
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") || safe.StartsWith(' ') || safe.EndsWith(' ')
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    // Spreadsheets skip blanks and take full-width signs for plain ones; a tab or line end in front also starts a cell anew.
    private static bool IsFormula(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00A0");
        return !start.IsEmpty && "=+-@\t\r\n＝＋－＠".Contains(start[0], StringComparison.Ordinal);
    }
}
