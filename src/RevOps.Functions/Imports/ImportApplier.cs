using RevOps.Connectors.Files;
using RevOps.Core;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Imports;
using RevOps.Data.Outbox;
using RevOps.Functions.Http;
using RevOps.Functions.Imports.Kinds;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;

namespace RevOps.Functions.Imports;

/// <summary>
/// Applies a range of staged rows, in one transaction, with the same code as what comes row by row. A rehearsal does the same and takes it back;
/// what it kept of it is what would have become of the rows.
/// </summary>
public sealed class ImportApplier(Database database, ImportKinds kinds, EventIdIssuer ids, TimeProvider time)
{
    /// <summary>Applies the range; rows that are settled already are left alone.</summary>
    /// <returns>What was promised to follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> ApplyAsync(ImportMessage message, CancellationToken cancel)
    {
        var batch = await database.ReadAsync(sql => sql.FindImportAsync(message.ImportId), cancel)
            ?? throw new InvalidDataException($"Import '{message.ImportId}' has no state.");
        if (!batch.IsDryRun)
        {
            return await database.WriteAsync(async sql => await EndAsync(sql, message, await ApplyAsync(sql, message, batch)), cancel);
        }

        var tried = await database.RehearseAsync(sql => ApplyAsync(sql, message, batch), cancel);
        return await database.WriteAsync(sql => EndRehearsalAsync(sql, message, tried), cancel);
    }

    /// <summary>Applies and settles the rows.</summary>
    private async Task<IReadOnlyList<(ImportRow Row, RowOutcome Outcome)>> ApplyAsync(SqlSession sql, ImportMessage message, ImportBatch batch)
    {
        var (kind, terms) = (kinds.Get(batch.Kind), batch.Terms is { } kept ? Json.Parse<ImportTerms>(kept) : ImportTerms.Default);
        var layout = batch.Layout is { } read ? Json.Parse<CsvLayout>(read) : null;
        var now = time.GetUtcNow();
        var receivedAt = ids.TryVerify(message.ImportId, out var issued) ? issued.ReceivedAt : now;
        var settled = new List<(ImportRow Row, RowOutcome Outcome)>();
        foreach (var row in await sql.StagedRowsAsync(message.ImportId, message.From, message.To))
        {
            var outcome = await kind.ApplyAsync(new ImportedRow(sql, message.ImportId, row.RowNumber, row.Payload ?? "{}", terms, receivedAt, now));
            var after = Settled(row with { ImportId = message.ImportId }, outcome, layout);
            await SettleAsync(sql, after, outcome);
            settled.Add((after, outcome));
        }

        await kind.EndRangeAsync(sql, [.. settled.Select(s => s.Outcome.Subject).OfType<string>().Distinct()]);
        return settled;
    }

    private static ImportRow Settled(ImportRow row, RowOutcome outcome, CsvLayout? layout) => row with
    {
        Status = outcome.Status,
        LeadId = outcome.LeadId,
        ErrorColumn = outcome.Fault is { } fault ? Column(fault, layout) : null,
        ErrorCode = outcome.Fault?.Code,
        ErrorDetail = outcome.Fault?.Detail,
    };

    /// <summary>The header of the column that filled the field which is wrong.</summary>
    private static string Column(FieldFault fault, CsvLayout? layout)
    {
        var field = fault.Field.TrimStart('/').Replace('/', '.');
        return layout?.HeaderOf(field) ?? field;
    }

    private async Task<IReadOnlyList<OutboxItem>> EndAsync(SqlSession sql, ImportMessage message, IReadOnlyList<(ImportRow Row, RowOutcome Outcome)> settled)
    {
        await sql.KeepAsync(message.OutboxId);
        var now = time.GetUtcNow();
        var receivedAt = ids.TryVerify(message.ImportId, out var issued) ? issued.ReceivedAt : now;
        var toScore = settled.Where(s => s.Outcome.IsScored).Select(s => new ScoreItem(s.Outcome.LeadId!, message.ImportId, receivedAt, IsImport: true)).ToList();
        List<OutboxItem> promises = [.. settled.SelectMany(s => s.Outcome.Promises)];
        if (toScore.Count > 0)
        {
            promises.Add(ScoreMessage.Promise(message.OutboxId, toScore));
        }

        promises.AddRange(Forgetting(message.ImportId, settled));
        foreach (var promise in promises)
        {
            await sql.PromiseAsync(promise, now);
        }

        await FinishAsync(sql, message.ImportId, now);
        return promises;
    }

    private async Task<IReadOnlyList<OutboxItem>> EndRehearsalAsync(
        SqlSession sql, ImportMessage message, IReadOnlyList<(ImportRow Row, RowOutcome Outcome)> tried)
    {
        await sql.KeepAsync(message.OutboxId);
        foreach (var (row, outcome) in tried)
        {
            await SettleAsync(sql, row with { LeadId = null }, outcome);
        }

        var promises = Forgetting(message.ImportId, tried);
        foreach (var promise in promises)
        {
            await sql.PromiseAsync(promise, time.GetUtcNow());
        }

        await sql.TryFinishImportAsync(message.ImportId, time.GetUtcNow());
        return promises;
    }

    private static async Task SettleAsync(SqlSession sql, ImportRow row, RowOutcome outcome)
    {
        await sql.SettleRowAsync(row);
        if (outcome.NamesErased)
        {
            await sql.ForgetRowAsync(row);
        }
    }

    /// <summary>A file with an erased person in it is not kept, once it is worked off.</summary>
    private static IReadOnlyList<OutboxItem> Forgetting(string importId, IReadOnlyList<(ImportRow Row, RowOutcome Outcome)> rows) =>
        rows.Any(r => r.Outcome.NamesErased) ? [EraseMessage.OfImport(importId)] : [];

    /// <summary>Imports start no call clocks: one summary tells that there is work.</summary>
    private static async Task FinishAsync(SqlSession sql, string importId, DateTimeOffset now)
    {
        if (await sql.TryFinishImportAsync(importId, now))
        {
            var counts = await sql.CountRowsAsync(importId);
            var summary = string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"));
            await sql.NotifyAsync("import-finished", importId, leadId: null, ownerId: null, $"Rows: {summary}.", now);
            await sql.RaiseAsync(new DomainEvent(DomainEventTypes.ImportCompleted, importId, now)
            {
                Facts = new Dictionary<string, object?>
                {
                    ["importId"] = importId,
                    ["applied"] = counts.GetValueOrDefault(ImportRowStatus.Applied),
                    ["duplicate"] = counts.GetValueOrDefault(ImportRowStatus.Duplicate),
                    ["rejected"] = counts.GetValueOrDefault(ImportRowStatus.Rejected),
                },
            });
        }
    }
}
