using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Engine;

namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>An engine on a file of its own, which can be stopped, killed and started anew.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("revops-durable-").FullName;
    private readonly TimeProvider _time;
    private readonly Func<OrchestrationEngineOptions, OrchestrationEngineOptions> _configure;

    public DurableHost(TimeProvider? time = null, Func<OrchestrationEngineOptions, OrchestrationEngineOptions>? configure = null)
    {
        _time = time ?? TimeProvider.System;
        _configure = configure ?? (options => options);
        Engine = Create();
    }

    public OrchestrationRegistry Registry { get; } = new();

    public OrchestrationEngine Engine { get; private set; }

    public DurableTaskClient Client => Engine.Client;

    public DurableHost Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        Registry.AddOrchestrator(name, run);
        return this;
    }

    public DurableHost Activity(string name, Func<ActivityCall, CancellationToken, Task<object?>> run)
    {
        Registry.AddActivity(name, run);
        return this;
    }

    public DurableHost Activity(string name, Func<ActivityCall, object?> run) => Activity(name, (call, _) => Task.FromResult(run(call)));

    public async Task<DurableHost> StartedAsync()
    {
        await Engine.StartAsync(CancellationToken.None);
        return this;
    }

    /// <summary>Another engine on the same file, as in another process.</summary>
    public OrchestrationEngine Create() =>
        new(_configure(new() { DatabasePath = Path.Combine(_folder, "durable.db"), TimeProvider = _time }), Registry);

    /// <summary>Ends the process in an orderly way and begins a new one.</summary>
    public async Task RestartAsync()
    {
        await Engine.DisposeAsync();
        Engine = Create();
        await Engine.StartAsync(CancellationToken.None);
    }

    /// <summary>Kills the process, between two commits, and begins a new one.</summary>
    public async Task CrashAsync()
    {
        Engine.Kill();
        Engine = Create();
        await Engine.StartAsync(CancellationToken.None);
    }

    public async Task<OrchestrationMetadata> EndOfAsync(string instanceId)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, patience.Token);
    }

    public Task<OrchestrationMetadata> CustomStatusAsync(string instanceId, string json) =>
        UntilAsync(instanceId, found => found.SerializedCustomStatus == json, $"custom status {json}");

    public Task<OrchestrationMetadata> StatusAsync(string instanceId, OrchestrationRuntimeStatus status) =>
        UntilAsync(instanceId, found => found.RuntimeStatus == status, status.ToString());

    public async Task<OrchestrationMetadata> UntilAsync(string instanceId, Func<OrchestrationMetadata, bool> isThere, string wanted)
    {
        OrchestrationMetadata? found = null;
        await Poll.UntilAsync(
            async () => (found = await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true)) is not null && isThere(found),
            () => $"{wanted}, but {instanceId} is {found?.RuntimeStatus} with {found?.SerializedCustomStatus}: {found?.FailureDetails}");
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
