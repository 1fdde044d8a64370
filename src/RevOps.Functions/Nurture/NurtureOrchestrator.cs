using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace RevOps.Functions.Nurture;

/// <summary>
/// Takes one lead through its sequence: does what is due, waits for the time or the event at which there is more, and starts over
/// with an empty history. A thin script: where the lead stands is in SQL. Frozen once released: a change takes a new name, since
/// running instances replay it.
/// </summary>
public static class NurtureOrchestrator
{
    // A database that is down for a night must not end the sequences of those who wait meanwhile.
    private static readonly TaskOptions Patient = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 1_000, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    /// <summary>Runs from one wait to the next.</summary>
    [Function(nameof(NurtureOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var enrollmentId = context.GetInput<string>() ?? throw new InvalidOperationException("An enrolment needs its id.");

        // Held before the step, so that what changes while the step runs is not missed.
        var changed = context.WaitForExternalEvent<string?>(NurtureClient.Changed);
        var wake = await context.CallActivityAsync<NurtureWake>(NurtureActivities.Step, enrollmentId, Patient);
        if (wake.At is not { } at)
        {
            return;
        }

        using var stop = new CancellationTokenSource();
        await Task.WhenAny(changed, context.CreateTimer(at.UtcDateTime, stop.Token));
        stop.Cancel();
        context.ContinueAsNew(enrollmentId, preserveUnprocessedEvents: true);
    }
}
