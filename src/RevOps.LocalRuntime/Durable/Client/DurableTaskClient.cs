using System.ComponentModel;
using Microsoft.DurableTask.Internal;

namespace Microsoft.DurableTask.Client;

/// <summary>Starts, wakes, ends, finds and purges orchestrations.</summary>
/// <param name="name">Name of the client.</param>
public abstract class DurableTaskClient(string name) : IAsyncDisposable, IOrchestrationSubmitter
{
    /// <summary>Name of the client.</summary>
    public string Name { get; } = name;

    /// <summary>Starts an orchestration without input.</summary>
    /// <param name="orchestratorName">Name of the orchestrator.</param>
    /// <param name="cancellation">Gives up before the start is stored.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">Name of the orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellation">Gives up before the start is stored.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation);

    /// <summary>Starts an orchestration without input.</summary>
    /// <param name="orchestratorName">Name of the orchestrator.</param>
    /// <param name="options">Instance id and start time.</param>
    /// <param name="cancellation">Gives up before the start is stored.</param>
    /// <returns>The instance id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

    /// <summary>Starts an orchestration. When this returns, the start is stored.</summary>
    /// <param name="orchestratorName">Name of the orchestrator; whether it exists shows when it runs.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Instance id and start time.</param>
    /// <param name="cancellation">Gives up before the start is stored.</param>
    /// <returns>The instance id.</returns>
    /// <exception cref="ArgumentException">The id or a de-duplication status is not valid.</exception>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);

    /// <summary>Raises an event without payload.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="eventName">Name of the event.</param>
    /// <param name="cancellation">Gives up before the event is stored.</param>
    public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) =>
        RaiseEventAsync(instanceId, eventName, null, cancellation);

    /// <summary>Raises an event; dropped silently if the instance does not exist or is over.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="eventName">Name of the event, in any case.</param>
    /// <param name="eventPayload">What it carries.</param>
    /// <param name="cancellation">Gives up before the event is stored.</param>
    /// <exception cref="ArgumentException">The id or the name is empty.</exception>
    public abstract Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Waits until the instance has taken its first step.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, CancellationToken cancellation) =>
        WaitForInstanceStartAsync(instanceId, false, cancellation);

    /// <summary>Waits until the instance has taken its first step.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="getInputsAndOutputs">Whether to fetch input, output, custom status and failure.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Waits until the instance is over.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, CancellationToken cancellation) =>
        WaitForInstanceCompletionAsync(instanceId, false, cancellation);

    /// <summary>Waits until the instance is over.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="getInputsAndOutputs">Whether to fetch input, output, custom status and failure.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Ends an instance without output.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, (TerminateInstanceOptions?)null, cancellation);

    /// <summary>Ends an instance.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="output">Output to leave behind.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(instanceId, output as TerminateInstanceOptions ?? new TerminateInstanceOptions(output), cancellation);

    /// <summary>Ends an instance; activities that run are not told. Nothing happens if it does not exist or is over.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="options">Output to leave behind.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public virtual Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot end instances.");

    /// <summary>Suspends an instance.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public virtual Task SuspendInstanceAsync(string instanceId, CancellationToken cancellation) =>
        SuspendInstanceAsync(instanceId, null, cancellation);

    /// <summary>Suspends an instance: what happens meanwhile is kept until it is resumed.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public abstract Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Resumes an instance.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public virtual Task ResumeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        ResumeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Resumes a suspended instance; nothing happens to any other.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="cancellation">Gives up before the request is stored.</param>
    public abstract Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>An instance without its data.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The instance; null if there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) =>
        GetInstanceAsync(instanceId, false, cancellation);

    /// <summary>An instance.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="getInputsAndOutputs">Whether to fetch input, output, custom status and failure.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The instance; null if there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>An instance; use <see cref="GetInstanceAsync(string, bool, CancellationToken)"/>.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="getInputsAndOutputs">Whether to fetch input, output, custom status and failure.</param>
    /// <param name="cancellation">Stops the query.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>All instances that a filter lets through, in order of their ids.</summary>
    /// <param name="filter">What to list; null for everything.</param>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>Removes an instance that is over.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="cancellation">Gives up before it is removed.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Removes an instance that is over; any other stays and is not counted.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="options">No effect here: there are no sub-orchestrations.</param>
    /// <param name="cancellation">Gives up before it is removed.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot purge instances.");

    /// <summary>Removes all instances that are over and that a filter lets through.</summary>
    /// <param name="filter">What to remove.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, CancellationToken cancellation) =>
        PurgeAllInstancesAsync(filter, null, cancellation);

    /// <summary>Removes all instances that are over and that a filter lets through.</summary>
    /// <param name="filter">What to remove.</param>
    /// <param name="options">No effect here: there are no sub-orchestrations.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot purge instances.");

    /// <summary>Runs an instance that is over again, with the same name and input.</summary>
    /// <param name="instanceId">Id of the instance.</param>
    /// <param name="restartWithNewInstanceId">Whether to leave the old one and start under a new id.</param>
    /// <param name="cancellation">Gives up before the start is stored.</param>
    /// <returns>The id of the new run.</returns>
    public virtual Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot restart instances.");

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
