using Microsoft.DurableTask;
using CoreFailure = DurableTask.Core.Exceptions.TaskFailedException;

namespace RevOps.LocalRuntime.Durable.Replay;

/// <summary>Calls an activity again after a failure. It runs as part of the orchestrator, on durable timers.</summary>
internal static class RetryLoop
{
    public static async Task<T> ByPolicyAsync<T>(
        RetryPolicy policy, Func<Task<T>> attempt, Func<DateTime> now, Func<DateTime, Task> timer)
    {
        var firstAttempt = now();
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (CoreFailure failure) when (MayRetry(policy, failure, firstAttempt, now()))
            {
                // A filter only decides here; the timer below must not run inside it.
                if (attempts == policy.MaxNumberOfAttempts)
                {
                    // The real engine makes this timer for the sake of old histories; it takes a sequence number.
                    await timer(now());
                    throw;
                }
            }

            await timer(now().Add(Delay(policy, attempts)));
        }
    }

    public static async Task<T> ByHandlerAsync<T>(
        AsyncRetryHandler handler, Func<Task<T>> attempt, TaskOrchestrationContext context)
    {
        var firstAttempt = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (CoreFailure failure) when (!failure.IsNonRetriable)
            {
                var spent = context.CurrentUtcDateTime - firstAttempt;
                if (!await handler(new RetryContext(context, attempts, failure.FailureDetails, spent, CancellationToken.None)))
                {
                    throw;
                }
            }
        }
    }

    private static bool MayRetry(
        RetryPolicy policy, CoreFailure failure, DateTime firstAttempt, DateTime now) =>
        !failure.IsNonRetriable
        && policy.Handles(failure.FailureDetails)
        && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || now < firstAttempt.Add(policy.RetryTimeout));

    private static TimeSpan Delay(RetryPolicy policy, int attempts)
    {
        var delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        return delay < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(delay) : policy.MaxRetryInterval;
    }
}
