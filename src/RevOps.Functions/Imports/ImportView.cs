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
    public static ImportDetail Of(ImportBatch batch, IReadOnlyDictionary<string, long> counts, IReadOnlyList<ImportRow> rejected, string errorsUrl) => new(
        batch.ImportId,
        batch.Kind.Length == 0 ? null : batch.Kind,
        batch.FileName,
        batch.Status,
        batch.Status is ImportStatus.Completed or ImportStatus.Rejected,
        batch.IsDryRun,
        batch.ReceivedAt,
        batch.FinishedAt,
        batch.Reason,
        batch.SizeBytes,
        batch.ReadBytes,
        new ImportRows(
            counts.Values.Sum(), counts.GetValueOrDefault(ImportRowStatus.Staged), counts.GetValueOrDefault(ImportRowStatus.Applied),
            counts.GetValueOrDefault(ImportRowStatus.Duplicate), counts.GetValueOrDefault(ImportRowStatus.Skipped),
            counts.GetValueOrDefault(ImportRowStatus.Rejected)),
        batch.Layout is { } layout ? View(Json.Parse<CsvLayout>(layout)) : null,
        rejected.Select(r => new ImportError(r.LineNumber, r.ErrorColumn, r.ErrorCode, r.ErrorDetail)),
        errorsUrl);

    private static ImportLayout View(CsvLayout layout) => new(
        layout.Dialect.Encoding switch
        {
            CsvEncoding.Utf8 => "utf-8",
            CsvEncoding.Utf16LittleEndian => "utf-16le",
            CsvEncoding.Utf16BigEndian => "utf-16be",
            CsvEncoding.Windows1252 => "windows-1252",
            _ => null,
        },
        layout.Dialect.Delimiter == '\t' ? "tab" : layout.Dialect.Delimiter.ToString(),
        layout.DecimalSign?.ToString(),
        layout.Dates switch
        {
            DateOrder.DayFirst => "dmy",
            DateOrder.MonthFirst => "mdy",
            _ => null,
        },
        layout.Dialect.HeaderLine,
        layout.Sheet,
        layout.Columns.Select(c => new ImportColumn(c.Header, c.Field)),
        layout.Unmapped);
}
