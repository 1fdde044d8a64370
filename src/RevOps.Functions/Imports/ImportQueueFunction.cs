using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Imports;

/// <summary>Works imports off, range by range.</summary>
public sealed partial class ImportQueueFunction(
    ImportReader reader, ImportApplier applier, OutboxDispatcher outbox, QueueSender queues, FailureLog failures, ILogger<ImportQueueFunction> log)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(15);

    /// <summary>Takes one message of the import queue.</summary>
    [Function("ImportRange")]
    public Task Run([QueueTrigger(QueueNames.Import)] string message, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.Import, message, () => WorkAsync(message, cancel));

    private async Task WorkAsync(string text, CancellationToken cancel)
    {
        var message = ImportMessage.Parse(text);
        try
        {
            var promised = message.Step == ImportMessage.Read ? await reader.ReadAsync(message, cancel) : await applier.ApplyAsync(message, cancel);
            await outbox.SendAsync(promised, cancel);
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            LogOutage(message.ImportId);
            await queues.SendAsync(QueueNames.Import, text, OutagePause, cancel);
        }
    }

    [LoggerMessage(2401, LogLevel.Warning, "The database is out of reach: a range of import {ImportId} is put back for later.")]
    private partial void LogOutage(string importId);
}
