using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>
/// Reads a CSV piece by piece. Any chain of ranges gives the same rows as one reading of the whole file, and
/// memory depends on the limits of a range, not on the file.
/// </summary>
public static class CsvRangeReader
{
    /// <summary>Reads the header row and finds out what its columns mean.</summary>
    /// <param name="file">The file from its first byte; it is read no further than needed.</param>
    /// <param name="shape">What its rows are.</param>
    /// <param name="hints">What the sender says of it.</param>
    /// <param name="token">Cancels reading.</param>
    public static async Task<CsvOpenResult> OpenAsync(Stream file, FileShape shape, FileHints hints, CancellationToken token = default)
    {
        var head = new byte[CsvDialect.SampleBytes];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, token);
        return await new HeaderSearch(head.AsMemory(0, length), isWhole: length < head.Length, shape, hints).RunAsync(token);
    }

    /// <summary>Reads a range.</summary>
    /// <param name="file">Positioned at <paramref name="from"/>'s offset.</param>
    /// <param name="from">Where that is.</param>
    /// <param name="layout">How to read it, as opening gave it.</param>
    /// <param name="shape">What its rows are.</param>
    /// <param name="limits">How much to read.</param>
    /// <param name="token">Cancels reading.</param>
    public static async Task<CsvRange> ReadAsync(
        Stream file, CsvPosition from, CsvLayout layout, FileShape shape, CsvLimits limits, CancellationToken token = default)
    {
        var records = new CsvRecordStream(file, layout.Dialect);
        var rows = new List<CsvRow>();
        var at = from;
        while (rows.Count < limits.MaxRows && at.Offset - from.Offset < limits.MaxBytes && await records.NextAsync(token) is { } next)
        {
            var row = ReadRow(next.Record, at, layout, shape, records);
            if (row is not null)
            {
                rows.Add(row);
            }

            at = new CsvPosition(at.Offset + next.Record.Bytes, at.Row + (row is null ? 0 : 1), at.Line + next.Lines);
        }

        return new CsvRange(rows, at, await records.IsAtEndAsync(token));
    }

    private static CsvRow? ReadRow(CsvRecord record, CsvPosition at, CsvLayout layout, FileShape shape, CsvRecordStream records)
    {
        if (record.Status == CsvStatus.Record && IsBlank(record.Fields))
        {
            return null;
        }

        if (record.Status == CsvStatus.Record && shape.IsSummary(record.Fields, layout))
        {
            return new CsvRow.Summary(at.Row, at.Line);
        }

        var fault = record.Status switch
        {
            CsvStatus.TextAfterQuote => new FieldFault("", "quotes", "There is text after a closing quote: a quote within a field must be doubled."),
            CsvStatus.OpenQuote => new FieldFault("", "quotes", "A quote is opened and never closed."),
            CsvStatus.TooLong => new FieldFault("", "size", $"The row is longer than {CsvRecordStream.MaxRecordBytes / 1024} KiB, or a quote is never closed."),
            _ => null,
        };
        var json = fault is null ? shape.Read(record.Fields, layout, out fault) : null;
        return fault is null
            ? new CsvRow.Good(at.Row, at.Line, json!)
            : new CsvRow.Faulty(at.Row, at.Line, fault.Field, fault.Code, fault.Detail, records.RawText());
    }

    // Spreadsheets write a deleted row as nothing but delimiters.
    internal static bool IsBlank(IReadOnlyList<string> fields) => fields.All(string.IsNullOrWhiteSpace);
}
