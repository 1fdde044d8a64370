using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace RevOps.Functions.Schedules;

/// <summary>Removes the histories of orchestrations that have ended: the outcome is in SQL, and storage should not grow for ever.</summary>
public sealed partial class OrchestrationPurge(TimeProvider time, ILogger<OrchestrationPurge> log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(14);

    // Before the first orchestration: the host of Azure fails where a filter has no beginning.
    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every night. Failed ones stay, to be looked at.</summary>
    [Function("OrchestrationPurge")]
    public async Task Run([TimerTrigger("0 30 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var ended = new PurgeInstancesFilter(
            CreatedFrom: Beginning, CreatedTo: time.GetUtcNow() - Keep, Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Terminated]);
        var purged = await orchestrations.PurgeAllInstancesAsync(ended, cancel);
        LogPurged(purged.PurgedInstanceCount);
    }

    [LoggerMessage(4001, LogLevel.Information, "{Count} ended orchestrations were removed.")]
    private partial void LogPurged(int count);
}
