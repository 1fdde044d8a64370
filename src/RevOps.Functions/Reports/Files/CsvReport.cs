using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using RevOps.Connectors.Files;

namespace RevOps.Functions.Reports.Files;

/// <summary>A report as CSV: the columns' names and the rows. No totals: they would be read as one more row.</summary>
internal static class CsvReport
{
    /// <summary>CSV in UTF-8 with a byte order mark, which Excel needs to see the encoding.</summary>
    public static IResult Of(ReportTable table)
    {
        var text = new StringBuilder("\uFEFF").Append(CsvText.Line(table.Columns.Select(c => c.Name)));
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{table.Name}.csv");
    }

    // Only text can be a formula: a minus in front of a number is a minus.
    private static string Cell(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int or long or decimal => ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        _ => CsvText.Cell(cell.ToString() ?? ""),
    };
}
