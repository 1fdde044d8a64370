using System.Globalization;

namespace RevOps.Connectors.Files;

/// <summary>
/// The rejected rows of an import as CSV (RFC 4180: commas, CRLF): line, column, code, detail and, if wanted, the row itself.
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
        var start = $"{row.Line.ToString(CultureInfo.InvariantCulture)},{CsvText.Cell(row.Column)},{CsvText.Cell(row.Code)},{CsvText.Cell(row.Detail)}";
        return withRaw ? $"{start},{CsvText.Cell(row.Raw)}\r\n" : $"{start}\r\n";
    }
}
