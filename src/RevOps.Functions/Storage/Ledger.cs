using Azure.Data.Tables;
using RevOps.Functions.Intake;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Storage;

/// <summary>Every accepted event as it came in, for audit and replay. Payloads too large for a row are in blobs.</summary>
public sealed class Ledger(RevOpsSettings settings, BlobStore blobs)
{
    private const string TableName = "ledger";

    // A table's string property holds 32 K characters.
    private const int RowLimit = 32_000;

    private readonly Lazy<TableClient> _table = new(() => new TableServiceClient(settings.Storage).GetTableClient(TableName));

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
                ["Blob"] = inRow ? null : await blobs.PutAsync($"ledger/{item.EventId}.json", item.Source.Payload, c),
            };
            await _table.Value.UpsertEntityAsync(row, TableUpdateMode.Replace, c);
        });

    /// <summary>Event ids sort by time: the first characters make partitions of a few hours.</summary>
    private static string PartitionOf(string eventId) => eventId[..Math.Min(eventId.Length, 9)];
}
