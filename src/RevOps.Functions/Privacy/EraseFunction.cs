using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Privacy;

/// <summary>Takes erased people out of what lies beside SQL. What is not ready to go yet is looked at again.</summary>
public sealed partial class EraseFunction(ErasureSearch search, QueueSender queues, FailureLog failures, DeadLetters letters, TimeProvider time, ILogger<EraseFunction> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Takes one message of the erasures queue.</summary>
    [Function("Erase")]
    public Task Run([QueueTrigger(QueueNames.Erasures)] string message, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.Erasures, message, () => EraseAsync(message, orchestrations, cancel));

    /// <summary>Given up: it holds ids only, and the promise behind it asks again within the hour.</summary>
    [Function("ErasurePoison")]
    public async Task Poison([QueueTrigger(QueueNames.Erasures + QueueNames.PoisonSuffix)] string message, CancellationToken cancel)
    {
        await letters.KeepAsync(QueueNames.Erasures, message, [], await failures.ReasonAsync(QueueNames.Erasures, message, cancel), time.GetUtcNow(), cancel);
        await failures.ForgetAsync(QueueNames.Erasures, message, cancel);
    }

    private async Task EraseAsync(string message, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var work = EraseMessage.Read(message);
        try
        {
            if (!await search.WorkAsync(work, orchestrations, cancel))
            {
                await queues.SendAsync(QueueNames.Erasures, message, Pause, cancel);
            }
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            LogOutage(work.OutboxId);
            await queues.SendAsync(QueueNames.Erasures, message, Pause, cancel);
        }
    }

    [LoggerMessage(7001, LogLevel.Warning, "The database is out of reach: {OutboxId} is put back for later.")]
    private partial void LogOutage(string outboxId);
}
