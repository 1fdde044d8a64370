using RevOps.Connectors.Files;
using RevOps.Core.Files;
using RevOps.Data.Imports;
using RevOps.Functions.Http;

namespace RevOps.Functions.Imports;

/// <summary>An import as readers see it.</summary>
internal static class ImportView
{
    /// <summary>How many of the rejected rows are shown; all are in errors.csv.</summary>
    public const int Errors = 20;

    /// <summary>The import.</summary>
    /// <param name="batch">Its state.</param>
    /// <param name="counts">Rows by status.</param>
    /// <param name="rejected">The first rejected rows.</param>
    /// <param name="errorsUrl">Where all of them are.</param>
    public static object Of(ImportBatch batch, IReadOnlyDictionary<string, long> counts, IReadOnlyList<ImportRow> rejected, string errorsUrl) => new
    {
        batch.ImportId,
        Kind = batch.Kind.Length == 0 ? null : batch.Kind,
        batch.FileName,
        batch.Status,
        Terminal = batch.Status is ImportStatus.Completed or ImportStatus.Rejected,
        DryRun = batch.IsDryRun,
        batch.ReceivedAt,
        batch.FinishedAt,
        batch.Reason,
        batch.SizeBytes,
        batch.ReadBytes,
        Rows = new
        {
            Total = counts.Values.Sum(),
            Staged = counts.GetValueOrDefault(ImportRowStatus.Staged),
            Applied = counts.GetValueOrDefault(ImportRowStatus.Applied),
            Duplicate = counts.GetValueOrDefault(ImportRowStatus.Duplicate),
            Skipped = counts.GetValueOrDefault(ImportRowStatus.Skipped),
            Rejected = counts.GetValueOrDefault(ImportRowStatus.Rejected),
        },
        Layout = batch.Layout is { } layout ? View(Json.Parse<CsvLayout>(layout)) : null,
        Errors = rejected.Select(r => new { Line = r.LineNumber, Column = r.ErrorColumn, Code = r.ErrorCode, Detail = r.ErrorDetail }),
        ErrorsUrl = errorsUrl,
    };

    private static object View(CsvLayout layout) => new
    {
        Encoding = layout.Dialect.Encoding switch
        {
            CsvEncoding.Utf8 => "utf-8",
            CsvEncoding.Utf16LittleEndian => "utf-16le",
            CsvEncoding.Utf16BigEndian => "utf-16be",
            CsvEncoding.Windows1252 => "windows-1252",
            _ => null,
        },
        Delimiter = layout.Dialect.Delimiter == '\t' ? "tab" : layout.Dialect.Delimiter.ToString(),
        Decimal = layout.DecimalSign?.ToString(),
        DateFormat = layout.Dates switch
        {
            DateOrder.DayFirst => "dmy",
            DateOrder.MonthFirst => "mdy",
            _ => null,
        },
        HeaderRow = layout.Dialect.HeaderLine,
        layout.Sheet,
        Columns = layout.Columns.Select(c => new { c.Header, c.Field }),
        layout.Unmapped,
    };
}
