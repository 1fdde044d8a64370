using RevOps.Connectors.Files;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Imports;
using RevOps.Data.Outbox;
using RevOps.Functions.Http;
using RevOps.Functions.Imports.Kinds;

namespace RevOps.Functions.Imports;

/// <summary>
/// Stages a file range by range. Memory holds one range, whatever the size of the file, and each range is staged in one
/// transaction with the promise of what follows.
/// </summary>
public sealed class ImportReader(Database database, ImportFiles files, ImportKinds kinds, EventIdIssuer ids, TimeProvider time)
{
    private const int ApplyRows = 200;
    private static readonly CsvLimits Range = new(MaxRows: 2_000, MaxBytes: 2 * 1024 * 1024);

    /// <summary>Reads one range.</summary>
    /// <returns>What was promised to follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> ReadAsync(ImportMessage message, CancellationToken cancel)
    {
        var batch = await database.ReadAsync(sql => sql.FindImportAsync(message.ImportId), cancel) ?? await OpenAsync(message, cancel);
        if (batch is not { Status: ImportStatus.Running, IsRead: false, Layout: { } layout } || (message.From > 0 && message.From != batch.ReadBytes))
        {
            await database.WriteAsync(sql => sql.KeepAsync(message.OutboxId), cancel);
            return [];
        }

        var known = Json.Parse<CsvLayout>(layout);
        await using var file = await files.OpenAsync(batch.ImportId, known, batch.ReadBytes, cancel);
        var from = new CsvPosition(batch.ReadBytes, batch.NextRow, batch.NextLine);
        var range = await CsvRangeReader.ReadAsync(file, from, known, kinds.Get(batch.Kind).Shape, Range, cancel);
        return await database.WriteAsync(sql => StageAsync(sql, message, batch, range), cancel);
    }

    /// <summary>Finds out how the file is to be read; a file that cannot be read at all is rejected as a whole.</summary>
    private async Task<ImportBatch> OpenAsync(ImportMessage message, CancellationToken cancel)
    {
        var terms = message.Terms ?? ImportTerms.Default;
        var (opened, size) = await files.OpenAsync(message.ImportId, terms, cancel);
        var now = time.GetUtcNow();
        var batch = new ImportBatch
        {
            ImportId = message.ImportId,
            Kind = terms.Kind,
            FileName = message.File,
            Status = ImportStatus.Running,
            ReceivedAt = ids.TryVerify(message.ImportId, out var issued) ? issued.ReceivedAt : now,
            UpdatedAt = now,
            SizeBytes = size,
            Terms = Json.Text(terms),
            IsDryRun = terms.IsDryRun,
        };
        batch = opened switch
        {
            CsvOpenResult.Opened ok => batch with
            {
                Layout = Json.Text(ok.Layout),
                ReadBytes = ok.First.Offset,
                NextRow = ok.First.Row,
                NextLine = ok.First.Line,
            },
            CsvOpenResult.Invalid invalid => batch with
            {
                Status = ImportStatus.Rejected,
                Reason = invalid.Fault.Detail,
                FinishedAt = now,
                Layout = invalid.Layout is { } layout ? Json.Text(layout) : null,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return await database.WriteAsync(
            async sql =>
            {
                if (await sql.FindImportAsync(batch.ImportId) is { } other)
                {
                    return other;
                }

                await sql.InsertImportAsync(batch);
                return batch;
            },
            cancel);
    }

    private async Task<IReadOnlyList<OutboxItem>> StageAsync(SqlSession sql, ImportMessage message, ImportBatch before, CsvRange range)
    {
        await sql.KeepAsync(message.OutboxId);
        var now = time.GetUtcNow();
        var after = before with
        {
            ReadBytes = range.Next.Offset,
            NextRow = range.Next.Row,
            NextLine = range.Next.Line,
            IsRead = range.IsAtEnd,
            UpdatedAt = now,
        };
        if (!await sql.StageAsync(before, after, [.. range.Rows.Select(r => Row(before.ImportId, r))]))
        {
            return [];
        }

        var promises = Follow(after, range).Select(m => m.Promise()).ToList();
        foreach (var promise in promises)
        {
            await sql.PromiseAsync(promise, now);
        }

        return promises;
    }

    /// <summary>Staged rows are applied in ranges; after the last one there is always an apply, which ends the import.</summary>
    private static IEnumerable<ImportMessage> Follow(ImportBatch after, CsvRange range)
    {
        if (!range.IsAtEnd)
        {
            yield return ImportMessage.Of(after.ImportId, ImportMessage.Read, after.ReadBytes);
        }

        var first = range.Rows.Count > 0 ? range.Rows[0].Row : after.NextRow;
        for (var row = first; row < after.NextRow || (range.IsAtEnd && row == first); row += ApplyRows)
        {
            yield return ImportMessage.Of(after.ImportId, ImportMessage.Apply, row, Math.Min(row + ApplyRows, after.NextRow) - 1);
        }
    }

    private static ImportRow Row(string importId, CsvRow row) => row switch
    {
        CsvRow.Good good => new ImportRow { ImportId = importId, RowNumber = row.Row, LineNumber = row.Line, Payload = good.Json },
        CsvRow.Summary => new ImportRow { ImportId = importId, RowNumber = row.Row, LineNumber = row.Line, Status = ImportRowStatus.Skipped },
        CsvRow.Faulty faulty => new ImportRow
        {
            ImportId = importId,
            RowNumber = row.Row,
            LineNumber = row.Line,
            Status = ImportRowStatus.Rejected,
            Payload = faulty.Raw,
            ErrorColumn = faulty.Column,
            ErrorCode = faulty.Code,
            ErrorDetail = faulty.Detail,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
