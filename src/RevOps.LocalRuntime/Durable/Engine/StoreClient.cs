using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Replay;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>The client over the local store. Works in any process, whether or not the engine runs in it.</summary>
internal sealed class StoreClient(DurableStore store, OrchestrationEngineOptions engine) : DurableTaskClient("Default")
{
    private const int PurgeBatch = 500;

    private DateTimeOffset Now => engine.TimeProvider.GetUtcNow();

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        var refused = StartRules.RefusedStatuses(options?.DedupeStatuses);
        var id = options?.InstanceId is { } given ? StartRules.CheckId(given) : Guid.NewGuid().ToString("N");
        var start = new ExecutionStarted(orchestratorName.Name, Serialize(input));
        await WriteAsync(
            session =>
            {
                InstanceStatements.Start(session, id, start, options?.StartAt, refused, Now);
                return true;
            },
            cancellation);
        return id;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        StartRules.RequireText(instanceId, nameof(instanceId));
        StartRules.RequireText(eventName, nameof(eventName));
        return SendAsync(instanceId, new EventRaised(eventName, Serialize(eventPayload)), cancellation);
    }

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        StartRules.RequireText(instanceId, nameof(instanceId));
        var terminated = new ExecutionTerminated(Serialize(options?.Output));
        return WriteAsync(
            session =>
            {
                InboxStatements.StopHoldingBack(session, instanceId);
                return InboxStatements.Add(session, instanceId, terminated, Now);
            },
            cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        StartRules.RequireText(instanceId, nameof(instanceId));
        return SendAsync(instanceId, new ExecutionSuspended(reason), cancellation);
    }

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        StartRules.RequireText(instanceId, nameof(instanceId));
        return SendAsync(instanceId, new ExecutionResumed(reason), cancellation);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        StartRules.RequireText(instanceId, nameof(instanceId));
        cancellation.ThrowIfCancellationRequested();
        var row = store.Look(session => InstanceStatements.Find(session, instanceId));
        return Task.FromResult(row is null ? null : Describe(row, getInputsAndOutputs));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return query.TaskHubNames is null
            ? new InstancePages(store, query, row => Describe(row, query.FetchInputsAndOutputs))
            : throw new NotSupportedException("There is one task hub only.");
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, found => found.RuntimeStatus != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, found => found.IsCompleted, getInputsAndOutputs, cancellation);

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        StartRules.RequireText(instanceId, nameof(instanceId));
        return new(await WriteAsync(session => InstanceStatements.Purge(session, instanceId), cancellation));
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.CreatedFrom is null)
        {
            // The host of Azure reads it without asking whether it is there: what works here has to work there.
            throw new ArgumentException("A purge needs a time from which on instances go.", nameof(filter));
        }

        var until = filter.Timeout is { } timeout ? Now.Add(timeout) : DateTimeOffset.MaxValue;
        var purged = 0;
        while (true)
        {
            // In small steps, so that the engine's own writes get in between.
            var some = await WriteAsync(session => InstanceStatements.PurgeSome(session, filter, PurgeBatch), cancellation);
            purged += some;
            if (some < PurgeBatch || Now >= until)
            {
                return new(purged, some < PurgeBatch);
            }
        }
    }

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        var row = store.Look(session => InstanceStatements.Find(session, instanceId))
            ?? throw new ArgumentException($"There is no instance '{instanceId}'.", nameof(instanceId));
        var id = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        var start = new ExecutionStarted(row.Name, row.Input);
        await WriteAsync(
            session =>
            {
                InstanceStatements.Start(session, id, start, null, StartRules.RefusedStatuses(null), Now);
                return true;
            },
            cancellation);
        return id;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string? Serialize(object? value) => engine.Converter.Serialize(value);

    private Task<bool> SendAsync(string instanceId, HistoryEvent message, CancellationToken cancellation) =>
        WriteAsync(session => InboxStatements.Add(session, instanceId, message, Now), cancellation);

    private Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return store.WriteAsync(work);
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<OrchestrationMetadata, bool> isThere, bool withData, CancellationToken cancellation)
    {
        while (true)
        {
            var changed = store.Changed.Next;
            var found = await GetInstanceAsync(instanceId, withData, cancellation)
                ?? throw new InvalidOperationException($"There is no instance '{instanceId}'.");
            if (isThere(found))
            {
                return found;
            }

            // The engine may run in another process, whose commits do not signal here.
            await Task.WhenAny(changed, Task.Delay(engine.PollInterval, TimeProvider.System, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private OrchestrationMetadata Describe(InstanceRow row, bool withData) => new(row.Name, row.InstanceId)
    {
        RuntimeStatus = row.Status,
        CreatedAt = row.CreatedAt,
        LastUpdatedAt = row.UpdatedAt,
        DataConverter = engine.Converter,
        SerializedInput = withData ? row.Input : null,
        SerializedOutput = withData ? row.Output : null,
        SerializedCustomStatus = withData ? row.CustomStatus : null,
        FailureDetails = withData ? FailureText.Read(row.Failure) : null,
    };
}
