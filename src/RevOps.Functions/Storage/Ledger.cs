using Azure.Data.Tables;
using RevOps.Connectors;
using RevOps.Core.Identity;
using RevOps.Functions.Intake;

namespace RevOps.Functions.Storage;

/// <summary>Every accepted event as it came in, for audit and replay. Payloads too large for a row are in blobs.</summary>
public sealed class Ledger(StorageAccount storage, BlobStore blobs)
{
    private const string TableName = "ledger";

    // A table's string property holds 32 K characters.
    private const int RowLimit = 32_000;

    private readonly Lazy<TableClient> _table = new(() => storage.Table(TableName));

    /// <summary>Creates the table if it is missing.</summary>
    public Task CreateAsync(CancellationToken cancel) => _table.Value.CreateIfNotExistsAsync(cancel);

    /// <summary>Archives events; the same ones again change nothing.</summary>
    public Task ArchiveAsync(IReadOnlyList<IntakeEvent> events, CancellationToken cancel) =>
        Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (item, c) =>
        {
            var inRow = item.Source.Payload.Length <= RowLimit;
            var row = new TableEntity(PartitionOf(item.EventId), item.EventId)
            {
                ["Connector"] = item.Source.Connector,
                ["Subject"] = item.Source.Subject,
                ["Kind"] = item.Source.Kind,
                ["SourceId"] = item.Source.SourceId,
                ["Payload"] = inRow ? item.Source.Payload : null,
                ["Blob"] = inRow ? null : await blobs.PutAsync(BlobOf(item.EventId), item.Source.Payload, c),
            };
            await _table.Value.UpsertEntityAsync(row, TableUpdateMode.Replace, c);
        });

    /// <summary>An event as it came; null where it is not here.</summary>
    public async Task<SourceEvent?> FindAsync(string eventId, CancellationToken cancel)
    {
        var found = await _table.Value.GetEntityIfExistsAsync<TableEntity>(PartitionOf(eventId), eventId, cancellationToken: cancel);
        if (!found.HasValue)
        {
            return null;
        }

        var row = found.Value!;
        var payload = row.GetString("Blob") is { Length: > 0 } blob ? await blobs.FindTextAsync(blob, cancel) ?? "" : row.GetString("Payload");
        return new SourceEvent(row.GetString("Connector"), row.GetString("Subject"), row.GetString("Kind"), row.GetString("SourceId"), payload);
    }

    /// <summary>Forgets an event.</summary>
    /// <returns>False where it was not here.</returns>
    public async Task<bool> DeleteAsync(string eventId, CancellationToken cancel)
    {
        if (await FindAsync(eventId, cancel) is null)
        {
            return false;
        }

        // The blob first: a row without it is found again, a blob without its row is not.
        await blobs.DeleteAsync(BlobOf(eventId), cancel);
        await _table.Value.DeleteEntityAsync(PartitionOf(eventId), eventId, cancellationToken: cancel);
        return true;
    }

    /// <summary>Forgets the events of a time and earlier, to within the hours of a partition.</summary>
    /// <param name="before">Received before this.</param>
    /// <param name="cancel">Cancels: what is left goes the next time.</param>
    /// <returns>How many.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var forgotten = 0;
        var rows = _table.Value.QueryAsync<TableEntity>($"PartitionKey lt '{PartitionOf(EventIdIssuer.FirstOf(before))}'", select: ["PartitionKey", "RowKey", "Blob"], cancellationToken: cancel);
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel }, async (row, c) =>
        {
            if (row.GetString("Blob") is { Length: > 0 } blob)
            {
                await blobs.DeleteAsync(blob, c);
            }

            await _table.Value.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: c);
            Interlocked.Increment(ref forgotten);
        });
        return forgotten;
    }

    private static string BlobOf(string eventId) => $"ledger/{eventId}.json";

    /// <summary>Event ids sort by time: the first characters make partitions of a few hours.</summary>
    private static string PartitionOf(string eventId) => eventId[..Math.Min(eventId.Length, 9)];
}
