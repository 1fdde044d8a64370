using System.Globalization;
using System.Text;
using ExcelDataReader;
using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>Writes the rows of a sheet as CSV.</summary>
internal static class SheetWriter
{
    /// <summary>One more than a file may have, so that a wider sheet is seen to be too wide.</summary>
    private const int MaxColumns = CsvLayout.MaxColumns + 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes; rows that the sheet leaves out are lines too. Each line has as many fields as the widest row, for formatted but empty columns are no columns.</summary>
    /// <returns>Why not all of it was written; null where it was.</returns>
    public static FieldFault? Write(IExcelDataReader reader, string sheet, Stream csv, long maxBytes)
    {
        var columns = WidthOf(reader, sheet);
        GoTo(reader, sheet);
        using var text = new StreamWriter(csv, Utf8, leaveOpen: true);
        var written = 0L;
        while (reader.Read())
        {
            for (var i = 0; i < columns; i++)
            {
                var cell = i < reader.FieldCount ? Quoted(Cell(reader, i)) : "";
                written += cell.Length + 1;
                text.Write(cell);
                text.Write(i == columns - 1 ? '\n' : ',');
            }

            if (written > maxBytes)
            {
                return WorkbookLimits.TooLarge($"more than {maxBytes >> 20} MiB of text");
            }
        }

        return null;
    }

    private static int WidthOf(IExcelDataReader reader, string sheet)
    {
        GoTo(reader, sheet);
        var width = 0;
        while (reader.Read())
        {
            for (var i = Math.Min(reader.FieldCount, MaxColumns) - 1; i >= width; i--)
            {
                if (Cell(reader, i).Length > 0)
                {
                    width = i + 1;
                }
            }
        }

        return width;
    }

    private static void GoTo(IExcelDataReader reader, string sheet)
    {
        reader.Reset();
        while (reader.Name != sheet && reader.NextResult())
        {
        }
    }

    private static string Cell(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text.ReplaceLineEndings(" "),
        DateTime time => Time(time),
        double number => Number(number),
        bool flag => flag ? "true" : "false",
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Time(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>To the 15 digits that spreadsheets have. Three decimals get a nought behind them: 1.234 might be read as a thousand and some.</summary>
    private static string Number(double number)
    {
        if (double.IsNaN(number) || Math.Abs(number) >= 7.9e27)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        var text = ((decimal)number).ToString(CultureInfo.InvariantCulture);
        return text.Length > 4 && text[^4] == '.' ? text + "0" : text;
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") || cell.StartsWith(' ') || cell.EndsWith(' ')
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
