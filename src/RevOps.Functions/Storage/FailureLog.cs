using Azure.Data.Tables;

namespace RevOps.Functions.Storage;

/// <summary>
/// Remembers why a message failed last: the host moves a poison message without its reason, so the function that fails says it
/// itself.
/// </summary>
public sealed class FailureLog(StorageAccount storage)
{
    private readonly Lazy<TableClient> _table = new(() => storage.Table("failures"));

    /// <summary>Creates the table if it is missing.</summary>
    public Task CreateAsync(CancellationToken cancel) => _table.Value.CreateIfNotExistsAsync(cancel);

    /// <summary>Runs the handling of a message; notes the reason where it throws.</summary>
    public async Task WatchAsync(string queue, string message, Func<Task> handle)
    {
        try
        {
            await handle();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await NoteAsync(queue, message, e);
            throw;
        }
    }

    /// <summary>The last failure of a message.</summary>
    public async Task<string> ReasonAsync(string queue, string message, CancellationToken cancel)
    {
        var row = await _table.Value.GetEntityIfExistsAsync<TableEntity>(queue, DeadLetters.IdOf(queue, message), cancellationToken: cancel);
        return row.HasValue ? row.Value!.GetString("Reason") : "It failed again and again; the process died before it could say why.";
    }

    /// <summary>Forgets the failure of a message.</summary>
    public Task ForgetAsync(string queue, string message, CancellationToken cancel) =>
        _table.Value.DeleteEntityAsync(queue, DeadLetters.IdOf(queue, message), cancellationToken: cancel);

    /// <summary>Forgets the failures that say something.</summary>
    /// <param name="says">What.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(Predicate<string> says, CancellationToken cancel) => ForgetAsync((TableEntity row) => says(row.GetString("Reason")), cancel);

    /// <summary>Forgets the failures that were noted before a time: their messages were done since, or have become dead letters.</summary>
    /// <param name="before">By the clock of storage.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel) => ForgetAsync((TableEntity row) => row.Timestamp < before, cancel);

    private async Task<int> ForgetAsync(Predicate<TableEntity> chosen, CancellationToken cancel)
    {
        var forgotten = 0;
        await foreach (var row in _table.Value.QueryAsync<TableEntity>(cancellationToken: cancel))
        {
            if (chosen(row))
            {
                await _table.Value.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancel);
                forgotten++;
            }
        }

        return forgotten;
    }

    /// <summary>A database's text may quote values of the row, which are personal data: its number says as much.</summary>
    private static string Describe(Exception fault) => fault is System.Data.Common.DbException database
        ? $"{fault.GetType().Name}: the database refused the row (error {database.ErrorCode})."
        : $"{fault.GetType().Name}: {fault.Message}";

    private async Task NoteAsync(string queue, string message, Exception fault)
    {
        var row = new TableEntity(queue, DeadLetters.IdOf(queue, message)) { ["Reason"] = Describe(fault) };
        try
        {
            await _table.Value.UpsertEntityAsync(row, TableUpdateMode.Replace, CancellationToken.None);
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            // The reason is a help, not the truth: the message itself stays in the queue, and its own failure is what counts.
        }
    }
}
