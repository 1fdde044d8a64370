using System.IO.Pipelines;
using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Functions.Imports.Kinds;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Imports;

/// <summary>Files of imports in storage. A workbook is written as CSV beside it, once, and read from there.</summary>
public sealed class ImportFiles(BlobStore blobs, ImportKinds kinds)
{
    private static readonly WorkbookLimits Limits = new();

    /// <summary>Name of the blob that holds a file as it came.</summary>
    public static string BlobOf(string importId) => $"imports/{importId}.csv";

    /// <summary>Names of all blobs that a file may have become.</summary>
    public static IReadOnlyList<string> BlobsOf(string importId) => [BlobOf(importId), SheetOf(importId)];

    /// <summary>Opens what is read of a file, at an offset.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="layout">How it is read.</param>
    /// <param name="offset">In bytes.</param>
    /// <param name="cancel">Cancels it.</param>
    public Task<Stream> OpenAsync(string importId, CsvLayout layout, long offset, CancellationToken cancel) =>
        blobs.OpenAsync(layout.Sheet is null ? BlobOf(importId) : SheetOf(importId), offset, cancel);

    /// <summary>Finds out how a file is to be read.</summary>
    /// <returns>How, and the size of what is read.</returns>
    public async Task<(CsvOpenResult Result, long Size)> OpenAsync(string importId, ImportTerms terms, CancellationToken cancel)
    {
        var (shape, hints) = (kinds.Get(terms.Kind).Shape, terms.Hints);
        var (sheet, fault) = await ToCsvAsync(importId, hints.Sheet, cancel);
        if (fault is not null)
        {
            return (new CsvOpenResult.Invalid(fault), 0);
        }

        hints = sheet is null ? hints : hints with { Encoding = CsvEncoding.Utf8, Delimiter = ',' };
        await using var file = await blobs.OpenAsync(sheet is null ? BlobOf(importId) : SheetOf(importId), 0, cancel);
        var found = await CsvRangeReader.OpenAsync(file, shape, hints, cancel);
        if (found is not CsvOpenResult.Opened opened)
        {
            return (found, file.Length);
        }

        opened = opened with { Layout = opened.Layout with { Sheet = sheet } };
        await using var rows = await OpenAsync(importId, opened.Layout, opened.First.Offset, cancel);
        return (await FormatScan.RunAsync(rows, opened, shape, hints, cancel), file.Length);
    }

    private static string SheetOf(string importId) => $"imports/{importId}.sheet.csv";

    private async Task<(string? Sheet, FieldFault? Fault)> ToCsvAsync(string importId, string? sheet, CancellationToken cancel)
    {
        await using var file = await blobs.OpenAsync(BlobOf(importId), 0, cancel);
        var head = new byte[8];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (!Workbook.IsOne(head.AsSpan(0, length)))
        {
            return (null, null);
        }

        var pipe = new Pipe();
        var stored = StoreAsync(SheetOf(importId), pipe.Reader, cancel);
        await using (var csv = pipe.Writer.AsStream())
        {
            var converted = await Task.Run(() => Workbook.ToCsv(file, sheet, csv, Limits), cancel);
            await csv.DisposeAsync();
            await stored;
            return converted;
        }
    }

    /// <summary>Where storing fails, the writer must not wait for room: closing the reader lets it run out.</summary>
    private async Task StoreAsync(string name, PipeReader text, CancellationToken cancel)
    {
        await using var content = text.AsStream();
        await blobs.PutAsync(name, content, cancel);
    }
}
