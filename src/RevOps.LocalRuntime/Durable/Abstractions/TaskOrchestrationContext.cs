using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Durable.Replay;

namespace Microsoft.DurableTask;

/// <summary>
/// What an orchestrator may use. Its code is run again from the start at every step, so everything that is not the same
/// on each run (time, ids, I/O) must come from here.
/// </summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>Makes a context.</summary>
    protected TaskOrchestrationContext()
    {
    }

    /// <summary>Name of the orchestrator, as it was started.</summary>
    public abstract TaskName Name { get; }

    /// <summary>Id of the instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Time (UTC) of the current step; stands still within it and is the same on replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code now running has run before.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>Where replay-safe loggers write.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The instance's input.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity without input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">How to retry.</param>
    /// <exception cref="TaskFailedException">It failed (on await).</exception>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Calls an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How to retry.</param>
    /// <exception cref="TaskFailedException">It failed (on await).</exception>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <summary>Calls an activity without input.</summary>
    /// <typeparam name="TResult">Type of its result.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="options">How to retry.</param>
    /// <exception cref="TaskFailedException">It failed (on await).</exception>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Calls an activity.</summary>
    /// <typeparam name="TResult">Type of its result.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">How to retry.</param>
    /// <exception cref="TaskFailedException">It failed (on await).</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>A timer that survives restarts. Left open, it keeps the instance running until it fires.</summary>
    /// <param name="delay">Time from now; zero or less fires at once.</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>A timer that survives restarts. Left open, it keeps the instance running until it fires.</summary>
    /// <param name="fireAt">When to fire; a time in the past fires at once.</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event. Of several open waits of one name the newest gets the next event.</summary>
    /// <typeparam name="T">Type of the payload.</typeparam>
    /// <param name="eventName">Name of the event, in any case.</param>
    /// <param name="cancellationToken">Ends the wait, which still takes the next event from later waits.</param>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event for a limited time. A wait that timed out still swallows the next event of its name.</summary>
    /// <typeparam name="T">Type of the payload.</typeparam>
    /// <param name="eventName">Name of the event, in any case.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="TaskCanceledException">No event came in time.</exception>
    public Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event for a limited time. A wait that timed out still swallows the next event of its name.</summary>
    /// <typeparam name="T">Type of the payload.</typeparam>
    /// <param name="eventName">Name of the event, in any case.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="TaskCanceledException">No event came in time, or the wait was ended.</exception>
    public async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var stopTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var stopWait = new CancellationTokenSource();

        // The timer comes first: a wait that throws leaves it open, as in the real engine.
        var timer = CreateTimer(timeout, stopTimer.Token);
        var wait = WaitForExternalEvent<T>(eventName, stopWait.Token);
        var winner = await Task.WhenAny(wait, timer);
        var loser = winner == wait ? stopTimer : stopWait;
#pragma warning disable CA1849 // An asynchronous cancel would leave the orchestrator's thread.
        loser.Cancel();
#pragma warning restore CA1849
        return await wait;
    }

    /// <summary>Sends an event to another instance, once the step is stored. Dropped if that instance is not there.</summary>
    /// <param name="instanceId">Id of the receiver.</param>
    /// <param name="eventName">Name of the event.</param>
    /// <param name="payload">What it carries.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Sets what clients see as custom status: the last value of a step counts.</summary>
    /// <param name="customStatus">Any value, at most 16 KB (UTF-16) as JSON; null clears it.</param>
    /// <exception cref="ArgumentException">The value is too large.</exception>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Starts over under the same id with an empty history, when the orchestrator returns and nothing is open.</summary>
    /// <param name="newInput">Input of the new generation.</param>
    /// <param name="preserveUnprocessedEvents">Whether events that nobody waited for go along.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>An id that is the same on replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent while the code is replayed.</summary>
    /// <param name="categoryName">Its category.</param>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>A logger that is silent while the code is replayed.</summary>
    /// <param name="type">Its category.</param>
    public virtual ILogger CreateReplaySafeLogger(Type type) => new ReplaySafeLogger(this, LoggerFactory.CreateLogger(type));

    /// <summary>A logger that is silent while the code is replayed.</summary>
    /// <typeparam name="T">Its category.</typeparam>
    public virtual ILogger CreateReplaySafeLogger<T>() => new ReplaySafeLogger(this, LoggerFactory.CreateLogger<T>());
}
