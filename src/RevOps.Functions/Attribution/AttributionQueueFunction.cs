using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Attribution;

/// <summary>Works on runs of attribution, one message each: the id of a run. A killed one starts over; it had published nothing.</summary>
public sealed class AttributionQueueFunction(Database database, AttributionRunner runner, QueueSender queues, FailureLog failures, TimeProvider time)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(5);

    /// <summary>Takes one message.</summary>
    [Function("AttributionRun")]
    public Task Run([QueueTrigger(QueueNames.Attribution)] string message, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.Attribution, message, () => WorkAsync(message, cancel));

    /// <summary>Given up: the run says so, with the reason of its last failure.</summary>
    [Function("AttributionPoison")]
    public async Task Poison([QueueTrigger(QueueNames.Attribution + QueueNames.PoisonSuffix)] string message, CancellationToken cancel)
    {
        var reason = await failures.ReasonAsync(QueueNames.Attribution, message, cancel);
        if (await database.ReadAsync(sql => sql.FindAttributionRunAsync(message), cancel) is { } run)
        {
            await database.WriteAsync(sql => sql.FinishAttributionAsync(run with { Status = "failed", Fault = reason }, time.GetUtcNow()), cancel);
        }

        await failures.ForgetAsync(QueueNames.Attribution, message, cancel);
    }

    private async Task WorkAsync(string runId, CancellationToken cancel)
    {
        try
        {
            if (await runner.RunAsync(runId, cancel) == RunOutcome.Busy)
            {
                await queues.SendAsync(QueueNames.Attribution, runId, BusyPause, cancel);
            }
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            await queues.SendAsync(QueueNames.Attribution, runId, OutagePause, cancel);
        }
    }
}
