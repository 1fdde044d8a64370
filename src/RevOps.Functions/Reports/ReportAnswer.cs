using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using RevOps.Connectors.Files;

namespace RevOps.Functions.Reports;

/// <summary>A column of a report.</summary>
/// <param name="Name">As in the rows.</param>
/// <param name="Type">text, integer, number or time.</param>
public sealed record ReportColumn(string Name, string Type);

/// <summary>Reports as files.</summary>
public static class ReportAnswer
{
    /// <summary>CSV in UTF-8 with a byte order mark, which Excel needs to see the encoding.</summary>
    public static IResult Csv(string name, IEnumerable<ReportColumn> columns, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder("\uFEFF").Append(CsvText.Line(columns.Select(c => c.Name)));
        foreach (var row in rows)
        {
            text.Append(CsvText.Line(row.Select(Text)));
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{name}.csv");
    }

    private static string? Text(object? value) => value switch
    {
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
