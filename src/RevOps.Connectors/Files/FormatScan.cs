using RevOps.Core;
using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>
/// Finds out from all rows of a file which sign stands before the decimals and in which order days are written. What the rows leave open is not
/// guessed: the sender must say it.
/// </summary>
public static class FormatScan
{
    /// <summary>Reads the rows to their end, one by one.</summary>
    /// <param name="file">Positioned at the first data row.</param>
    /// <param name="opened">The file as it was opened.</param>
    /// <param name="shape">What its rows are.</param>
    /// <param name="hints">What the sender said of it, which is not questioned.</param>
    /// <param name="token">Cancels reading.</param>
    public static async Task<CsvOpenResult> RunAsync(
        Stream file, CsvOpenResult.Opened opened, FileShape shape, FileHints hints, CancellationToken token = default)
    {
        var layout = opened.Layout with { DecimalSign = hints.DecimalSign, Dates = hints.Dates, Currency = hints.Currency };
        var columns = layout.Columns.Select((c, i) => new Column(i, c.Header, c.Field is null ? FileFieldType.Text : shape.TypeOf(c.Field))).Where(c => c.IsOpen).ToList();
        if (columns.Count == 0)
        {
            return opened with { Layout = layout };
        }

        var (numbers, days) = (new Evidence<char>(), new Evidence<DateOrder>());
        var records = new CsvRecordStream(file, layout.Dialect);
        while (await records.NextAsync(token) is { } next)
        {
            if (next.Record.Status == CsvStatus.Record && next.Record.Fields.Count >= layout.Columns.Count && !shape.IsSummary(next.Record.Fields, layout))
            {
                foreach (var column in columns)
                {
                    Look(column, next.Record.Fields[column.Index], numbers, days);
                }
            }
        }

        return Settle(opened, layout, numbers, days, columns.Select(c => shape.OrderOf(c.Header)).FirstOrDefault(o => o is not null));
    }

    private static void Look(Column column, string cell, Evidence<char> numbers, Evidence<DateOrder> days)
    {
        if (FileCells.Text(cell) is not { } text)
        {
            return;
        }

        if (column.Type is FileFieldType.Day or FileFieldType.Time)
        {
            days.Take(column.Header, text, FileDates.Proof(text), FileDates.IsOpen(text));
        }
        else if (FileNumbers.Split(text) is { } parts)
        {
            numbers.Take(column.Header, text, FileNumbers.Proof(parts, column.Type == FileFieldType.Count), column.Type != FileFieldType.Count && FileNumbers.IsOpen(parts));
        }
    }

    private static CsvOpenResult Settle(CsvOpenResult.Opened opened, CsvLayout layout, Evidence<char> numbers, Evidence<DateOrder> days, DateOrder? vendors)
    {
        var sign = layout.DecimalSign ?? numbers.Proved;
        var order = layout.Dates ?? days.Proved ?? vendors;
        var fault = layout.DecimalSign is null && numbers.Contradiction is { } both ? Fault($"Column '{both.Header}' has both {both.First} and {both.Second}: say which with the parameter decimal (. or ,)")
            : sign is null && numbers.Open is { } number ? Fault($"{number.Text} in column '{number.Header}' may be a thousand or a decimal number, and no other row tells: say which with the parameter decimal (. or ,)")
            : layout.Dates is null && days.Contradiction is { } two ? Fault($"Column '{two.Header}' has both {two.First} and {two.Second}: say which with the parameter dateFormat (dmy or mdy)")
            : order is null && days.Open is { } day ? Fault($"{day.Text} in column '{day.Header}' may be day first or month first, and no other row tells: say which with the parameter dateFormat (dmy or mdy)")
            : null;
        return fault is null ? opened with { Layout = layout with { DecimalSign = sign, Dates = order } } : new CsvOpenResult.Invalid(fault);
    }

    private static FieldFault Fault(string detail) => new("", "ambiguous", detail + ".");

    private sealed record Column(int Index, string Header, FileFieldType Type)
    {
        public bool IsOpen => Type is FileFieldType.Day or FileFieldType.Time or FileFieldType.Money or FileFieldType.Ratio or FileFieldType.Count;
    }

    /// <summary>What the cells have shown so far.</summary>
    private sealed class Evidence<T>
        where T : struct
    {
        private string _first = "";

        public T? Proved { get; private set; }

        public (string Header, string Text)? Open { get; private set; }

        public (string Header, string First, string Second)? Contradiction { get; private set; }

        public void Take(string header, string text, T? proof, bool isOpen)
        {
            if (isOpen)
            {
                Open ??= (header, text);
            }

            if (proof is null || proof.Equals(Proved))
            {
                return;
            }

            if (Proved is not null)
            {
                Contradiction ??= (header, _first, text);
                return;
            }

            (Proved, _first) = (proof, text);
        }
    }
}
