using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace RevOps.Functions.Orchestrations;

/// <summary>
/// Watches over one call: lets SQL decide what is due, and waits for the next time that it names, or for word of a change. Begins anew
/// after each wait, so that its history stays short. Frozen once released: a change takes a new name, since running instances replay it.
/// </summary>
public static class CallClockOrchestrator
{
    // A database that is down for a night must not end the clocks that run meanwhile.
    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 1_000, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    /// <summary>Runs a clock until its next wake-up.</summary>
    [Function(nameof(CallClockOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var clock = context.GetInput<CallClockInput>() ?? throw new InvalidOperationException("A call clock needs its input.");
        var changed = context.WaitForExternalEvent<string?>(CallClockClient.Changed);
        if (await context.CallActivityAsync<DateTimeOffset?>(CallClockActivities.Step, clock.SlaId, Patient) is not { } next)
        {
            return;
        }

        using var stop = new CancellationTokenSource();
        var wake = context.CreateTimer(next.UtcDateTime, stop.Token);
        await Task.WhenAny(changed, wake);

        // A timer left running would keep the instance alive until it fires.
        stop.Cancel();
        context.ContinueAsNew(clock);
    }
}
