using System.Globalization;
using RevOps.Connectors;
using RevOps.Core;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Events;
using RevOps.Data.Imports;
using RevOps.Data.Outbox;
using RevOps.Functions.Intake;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Imports;

/// <summary>Applies a range of staged rows, in one transaction, with the same rules as leads that come one by one.</summary>
public sealed class ImportApplier(Database database, ConnectorList connectors, LeadApplier leads, EventIdIssuer ids, TimeProvider time)
{
    /// <summary>Applies the range; rows that are settled already are left alone.</summary>
    /// <returns>What was promised to follow.</returns>
    public Task<IReadOnlyList<OutboxItem>> ApplyAsync(ImportMessage message, CancellationToken cancel) =>
        database.WriteAsync(sql => ApplyAsync(sql, message), cancel);

    private async Task<IReadOnlyList<OutboxItem>> ApplyAsync(SqlSession sql, ImportMessage message)
    {
        await sql.KeepAsync(message.OutboxId);
        var now = time.GetUtcNow();
        var receivedAt = ids.TryVerify(message.ImportId, out var issued) ? issued.ReceivedAt : now;
        var toScore = new List<ScoreItem>();
        foreach (var row in await sql.StagedRowsAsync(message.ImportId, message.From, message.To))
        {
            var settled = await ApplyRowAsync(sql, message.ImportId, row, receivedAt, now);
            await sql.SettleRowAsync(settled);
            if (settled is { Status: ImportRowStatus.Applied, LeadId: { } leadId })
            {
                toScore.Add(new ScoreItem(leadId, message.ImportId, receivedAt, IsImport: true));
            }
        }

        var promises = new List<OutboxItem>();
        if (toScore.Count > 0)
        {
            promises.Add(ScoreMessage.Promise(message.OutboxId, toScore));
            await sql.PromiseAsync(promises[0], now);
        }

        await FinishAsync(sql, message.ImportId, now);
        return promises;
    }

    private async Task<ImportRow> ApplyRowAsync(SqlSession sql, string importId, ImportRow row, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        var rowId = $"{importId}/{row.RowNumber.ToString(CultureInfo.InvariantCulture)}";
        var raw = new SourceEvent(LeadApplier.ImportConnector, "", "lead", SourceId: null, row.Payload ?? "{}");
        var mapped = connectors.Get("leads").Map(raw);
        var source = raw with { SourceId = (mapped as MapResult.Lead)?.Submission.Id };
        var key = DeliveryKey.Of(new IntakeEvent(rowId, source, IdempotencyKey: null), receivedAt);
        if (await sql.ClaimAsync(key.Key, key.AlsoTakenBy, rowId, receivedAt, key.ValidFrom) is not Claim.Taken)
        {
            return row with { ImportId = importId, Status = ImportRowStatus.Duplicate };
        }

        var applied = mapped switch
        {
            MapResult.Lead lead => await leads.ApplyAsync(new EventContext(sql, importId, key.Key, source, receivedAt, now), lead.Submission),
            MapResult.Rejected rejected => Applied.Rejected(rejected.Fault),
            _ => Applied.Rejected(new FieldFault("", "kind", "This row is not a lead.")),
        };
        if (applied.Fault is not { } fault)
        {
            return row with { ImportId = importId, Status = ImportRowStatus.Applied, LeadId = applied.LeadId };
        }

        await sql.ReleaseAsync(key.Key);
        return row with
        {
            ImportId = importId,
            Status = ImportRowStatus.Rejected,
            ErrorColumn = fault.Field.TrimStart('/'),
            ErrorCode = fault.Code,
            ErrorDetail = fault.Detail,
        };
    }

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
