using RevOps.Connectors.Forms;
using RevOps.Core;

namespace RevOps.Connectors.Files;

/// <summary>
/// Reads a CSV of leads piece by piece. Any chain of ranges gives the same rows as one reading of the whole file, and
/// memory depends on the limits of a range, not on the file.
/// </summary>
public static class CsvRangeReader
{
    /// <summary>Reads the header row and finds out what its columns mean.</summary>
    /// <param name="file">The file from its first byte; it is read no further than needed.</param>
    /// <param name="rules">The names that are known.</param>
    /// <param name="token">Cancels reading.</param>
    public static async Task<CsvOpenResult> OpenAsync(Stream file, FormRules rules, CancellationToken token = default)
    {
        var head = new byte[CsvDialect.SampleBytes];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, token);
        var dialect = CsvDialect.Detect(head.AsSpan(0, length));
        var records = new CsvRecordStream(new MemoryStream(head, dialect.HeaderOffset, length - dialect.HeaderOffset), dialect);
        var at = new CsvPosition(dialect.HeaderOffset, 1, dialect.HeaderLine);
        while (await records.NextAsync(token) is { } next)
        {
            at = new CsvPosition(at.Offset + next.Record.Bytes, 1, at.Line + next.Lines);
            var fillsSample = length == head.Length && at.Offset == length;
            if (next.Record.Status != CsvStatus.Record || fillsSample)
            {
                return new CsvOpenResult.Invalid(new FieldFault("", "quotes", "The header row has a quote out of place, or is too long."));
            }

            if (!IsBlank(next.Record.Fields))
            {
                var result = CsvLayout.From(dialect, next.Record.Fields, rules);
                return result is CsvOpenResult.Opened opened ? opened with { First = at } : result;
            }
        }

        return new CsvOpenResult.Invalid(new FieldFault("", "required", "The file is empty."));
    }

    /// <summary>Reads a range.</summary>
    /// <param name="file">Positioned at <paramref name="from"/>'s offset.</param>
    /// <param name="from">Where that is.</param>
    /// <param name="layout">How to read it, as opening gave it.</param>
    /// <param name="limits">How much to read.</param>
    /// <param name="token">Cancels reading.</param>
    public static async Task<CsvRange> ReadAsync(Stream file, CsvPosition from, CsvLayout layout, CsvLimits limits, CancellationToken token = default)
    {
        var records = new CsvRecordStream(file, layout.Dialect);
        var rows = new List<CsvRow>();
        var at = from;
        while (rows.Count < limits.MaxRows && at.Offset - from.Offset < limits.MaxBytes && await records.NextAsync(token) is { } next)
        {
            var row = ReadRow(next.Record, at, layout, records);
            if (row is not null)
            {
                rows.Add(row);
            }

            at = new CsvPosition(at.Offset + next.Record.Bytes, at.Row + (row is null ? 0 : 1), at.Line + next.Lines);
        }

        return new CsvRange(rows, at, await records.IsAtEndAsync(token));
    }

    private static CsvRow? ReadRow(CsvRecord record, CsvPosition at, CsvLayout layout, CsvRecordStream records)
    {
        if (record.Status == CsvStatus.Record && IsBlank(record.Fields))
        {
            return null;
        }

        var fault = record.Status switch
        {
            CsvStatus.TextAfterQuote => new FieldFault("", "quotes", "There is text after a closing quote: a quote within a field must be doubled."),
            CsvStatus.OpenQuote => new FieldFault("", "quotes", "A quote is opened and never closed."),
            CsvStatus.TooLong => new FieldFault("", "size", $"The row is longer than {CsvRecordStream.MaxRecordBytes / 1024} KiB, or a quote is never closed."),
            _ => null,
        };
        var json = fault is null ? CsvLeadRow.Read(record.Fields, layout, out fault) : null;
        return fault is null
            ? new CsvRow.Lead(at.Row, at.Line, json!)
            : new CsvRow.Faulty(at.Row, at.Line, fault.Field, fault.Code, fault.Detail, records.RawText());
    }

    // Spreadsheets write a deleted row as nothing but delimiters.
    private static bool IsBlank(IReadOnlyList<string> fields) => fields.All(string.IsNullOrWhiteSpace);
}
