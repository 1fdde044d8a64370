namespace Microsoft.DurableTask;

/// <summary>Says after a failed attempt whether to try again.</summary>
/// <param name="retryContext">The failed attempt.</param>
/// <returns>True to try again.</returns>
public delegate bool RetryHandler(RetryContext retryContext);

/// <summary>Says after a failed attempt whether to try again; may wait on a durable timer first.</summary>
/// <param name="retryContext">The failed attempt.</param>
/// <returns>True to try again.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);

/// <summary>A failed attempt, for a retry handler.</summary>
/// <param name="OrchestrationContext">The running orchestration.</param>
/// <param name="LastAttemptNumber">Number of attempts so far, from 1.</param>
/// <param name="LastFailure">How the last one failed.</param>
/// <param name="TotalRetryTime">Time since the first attempt was scheduled.</param>
/// <param name="CancellationToken">Never cancelled.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
