using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace RevOps.Functions.Storage;

/// <summary>A message that failed again and again.</summary>
/// <param name="DeadLetterId">Its id.</param>
/// <param name="Queue">The queue it was meant for.</param>
/// <param name="EventIds">The events in it, as far as they can be read.</param>
/// <param name="Reason">The last failure.</param>
/// <param name="FailedAt">When it was given up.</param>
/// <param name="ReplayedAt">When it was last replayed, if ever.</param>
/// <param name="Body">The message.</param>
public sealed record DeadLetter(
    string DeadLetterId, string Queue, IReadOnlyList<string> EventIds, string Reason, DateTimeOffset FailedAt, DateTimeOffset? ReplayedAt, string Body);

/// <summary>
/// Messages that the host gave up on, with the reason. Kept in table storage beside the queues: where a message can be lost,
/// it can also be kept.
/// </summary>
public sealed class DeadLetters(StorageAccount storage, BlobStore blobs)
{
    private const string Letters = "letter";
    private const string Events = "event";
    private readonly Lazy<TableClient> _table = new(() => storage.Table("deadletters"));

    /// <summary>Creates the table if it is missing.</summary>
    public Task CreateAsync(CancellationToken cancel) => _table.Value.CreateIfNotExistsAsync(cancel);

    /// <summary>Keeps a message. Its id derives from queue and content: keeping it twice is keeping it once.</summary>
    public async Task KeepAsync(string queue, string body, IReadOnlyList<string> eventIds, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var id = IdOf(queue, body);
        var blob = await blobs.PutAsync(BlobOf(id), body, cancel);
        foreach (var eventId in eventIds)
        {
            await _table.Value.UpsertEntityAsync(new TableEntity(Events, eventId) { ["Letter"] = id }, TableUpdateMode.Replace, cancel);
        }

        await _table.Value.UpsertEntityAsync(
            new TableEntity(Letters, id)
            {
                ["Queue"] = queue,
                ["EventIds"] = string.Join(' ', eventIds.Take(500)),
                ["Reason"] = reason,
                ["FailedAt"] = now,
                ["Blob"] = blob,
            },
            TableUpdateMode.Replace,
            cancel);
    }

    /// <summary>A page of messages, in order of their ids.</summary>
    /// <param name="limit">1 to 500.</param>
    /// <param name="after">Id after which to go on, or null.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(int limit, string? after, CancellationToken cancel)
    {
        var filter = $"PartitionKey eq '{Letters}'" + (after is null ? "" : $" and RowKey gt '{after.Replace("'", "''", StringComparison.Ordinal)}'");
        var found = new List<DeadLetter>();
        await foreach (var row in _table.Value.QueryAsync<TableEntity>(filter, limit, cancellationToken: cancel))
        {
            found.Add(await ReadAsync(row, cancel));
            if (found.Count == limit)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>One message, if it is kept.</summary>
    public async Task<DeadLetter?> FindAsync(string id, CancellationToken cancel)
    {
        var row = await _table.Value.GetEntityIfExistsAsync<TableEntity>(Letters, id, cancellationToken: cancel);
        return row.HasValue ? await ReadAsync(row.Value!, cancel) : null;
    }

    /// <summary>The message that an event ended in, unless it was replayed since.</summary>
    public async Task<DeadLetter?> OfEventAsync(string eventId, CancellationToken cancel)
    {
        var row = await _table.Value.GetEntityIfExistsAsync<TableEntity>(Events, eventId, cancellationToken: cancel);
        return row.HasValue && await FindAsync(row.Value!.GetString("Letter"), cancel) is { ReplayedAt: null } letter ? letter : null;
    }

    /// <summary>Forgets a message.</summary>
    public async Task DeleteAsync(DeadLetter letter, CancellationToken cancel)
    {
        await blobs.DeleteAsync(BlobOf(letter.DeadLetterId), cancel);
        foreach (var eventId in letter.EventIds)
        {
            var row = await _table.Value.GetEntityIfExistsAsync<TableEntity>(Events, eventId, cancellationToken: cancel);
            if (row.HasValue && row.Value!.GetString("Letter") == letter.DeadLetterId)
            {
                await _table.Value.DeleteEntityAsync(Events, eventId, cancellationToken: cancel);
            }
        }

        await _table.Value.DeleteEntityAsync(Letters, letter.DeadLetterId, cancellationToken: cancel);
    }

    /// <summary>Notes that a message was replayed.</summary>
    public async Task MarkReplayedAsync(string id, DateTimeOffset now, CancellationToken cancel) =>
        await _table.Value.UpsertEntityAsync(new TableEntity(Letters, id) { ["ReplayedAt"] = now }, TableUpdateMode.Merge, cancel);

    private static string BlobOf(string id) => $"dead-letters/{id}";

    internal static string IdOf(string queue, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{queue}\n{body}"))))[..32];

    private async Task<DeadLetter> ReadAsync(TableEntity row, CancellationToken cancel) => new(
        row.RowKey,
        row.GetString("Queue"),
        row.GetString("EventIds").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.GetString("Reason"),
        row.GetDateTimeOffset("FailedAt") ?? default,
        row.GetDateTimeOffset("ReplayedAt"),
        await blobs.FindTextAsync(row.GetString("Blob"), cancel) ?? "");
}
