using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Scoring;

/// <summary>Behaviour fades: each night the scores that have changed by it are written.</summary>
public sealed class RescoreFunction(DecayRescoring rescoring, OutboxDispatcher outbox)
{
    /// <summary>At 2:15.</summary>
    [Function("RescoreDecayed")]
    public Task Run([TimerTrigger("0 15 2 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel) =>
        rescoring.RunAsync(promises => outbox.SendAsync(promises, orchestrations, cancel), cancel);
}
