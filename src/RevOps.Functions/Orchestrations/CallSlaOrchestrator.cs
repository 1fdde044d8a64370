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
    // A database that is down for a night must not end the clocks that run meanwhile.
    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 1_000, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    /// <summary>Runs a clock.</summary>
    [Function(nameof(CallSlaOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var clock = context.GetInput<CallSlaInput>() ?? throw new InvalidOperationException("A call clock needs its input.");
        var state = await DoAsync(context, CallSlaActivities.Claim, clock);

        // One event task is held across all waits: a wait that timed out would swallow the next event of its name.
        var called = context.WaitForExternalEvent<string?>(CallSlaClient.CallLogged);
        foreach (var (at, step) in new[] { (clock.RemindAt, CallSlaActivities.Remind), (clock.DueAt, CallSlaActivities.Settle) })
        {
            while (state == SlaState.Running && await WokenBeforeAsync(context, called, at))
            {
                called = context.WaitForExternalEvent<string?>(CallSlaClient.CallLogged);
                state = await DoAsync(context, CallSlaActivities.Settle, clock);
            }

            if (state == SlaState.Running)
            {
                state = await DoAsync(context, step, clock);
            }
        }

        // However the breach came to be known, also while nothing ran: it is escalated.
        if (state == SlaState.Breached)
        {
            await DoAsync(context, CallSlaActivities.Escalate, clock);
        }
    }

    private static Task<string> DoAsync(TaskOrchestrationContext context, string activity, CallSlaInput clock) =>
        context.CallActivityAsync<string>(activity, clock.SlaId, Patient);

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
