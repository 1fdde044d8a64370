using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using RevOps.Data.Sla;

namespace RevOps.Functions.Orchestrations;

/// <summary>
/// Watches over one call: reminds, settles at the deadline, escalates a breach. A thin script: the outcome is decided in SQL, by
/// the call's own time, and this only wakes up and asks. Frozen once released: a change takes a new name, since running
/// instances replay it.
/// </summary>
public static class CallSlaOrchestrator
{
    /// <summary>Runs a clock.</summary>
    [Function(nameof(CallSlaOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var clock = context.GetInput<CallSlaInput>() ?? throw new InvalidOperationException("A call clock needs its input.");
        if (await context.CallActivityAsync<string>(CallSlaActivities.Claim, clock.SlaId) != SlaState.Running)
        {
            return;
        }

        // One event task is held across all waits: a wait that timed out would swallow the next event of its name.
        var called = context.WaitForExternalEvent<string?>(CallSlaClient.CallLogged);
        foreach (var (at, step) in new[] { (clock.RemindAt, CallSlaActivities.Remind), (clock.DueAt, CallSlaActivities.Settle) })
        {
            while (await WokenBeforeAsync(context, called, at))
            {
                called = context.WaitForExternalEvent<string?>(CallSlaClient.CallLogged);
                if (await context.CallActivityAsync<string>(CallSlaActivities.Settle, clock.SlaId) != SlaState.Running)
                {
                    return;
                }
            }

            if (await context.CallActivityAsync<string>(step, clock.SlaId) == SlaState.Met)
            {
                return;
            }
        }

        await context.CallActivityAsync(CallSlaActivities.Escalate, clock.SlaId);
    }

    private static async Task<bool> WokenBeforeAsync(TaskOrchestrationContext context, Task called, DateTimeOffset at)
    {
        using var stop = new CancellationTokenSource();
        var due = context.CreateTimer(at.UtcDateTime, stop.Token);
        var first = await Task.WhenAny(called, due);

        // A timer left running would keep the instance alive until it fires.
        stop.Cancel();
        return first == called;
    }
}
