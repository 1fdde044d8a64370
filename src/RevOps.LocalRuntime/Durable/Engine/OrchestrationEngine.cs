using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>
/// Durable orchestrations on one SQLite file. The client works at any time and in any process; between start and stop this
/// process does the work, which only one process may do at a time.
/// </summary>
internal sealed class OrchestrationEngine : IAsyncDisposable
{
    private readonly OrchestrationEngineOptions _options;
    private readonly OrchestrationRegistry _registry;
    private EngineRun? _run;

    public OrchestrationEngine(OrchestrationEngineOptions options, OrchestrationRegistry registry)
    {
        _options = options;
        _registry = registry;
        Store = new DurableStore(options.DatabasePath);
        Client = new StoreClient(Store, options);
    }

    /// <summary>Starts, wakes, ends, finds and purges orchestrations.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>The store, for tests that look into it.</summary>
    internal DurableStore Store { get; }

    /// <summary>Begins to work: what fell due or was left over meanwhile is done at once.</summary>
    /// <exception cref="InvalidOperationException">It is working already.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _run = _run is null
            ? new EngineRun(Store, _registry, _options)
            : throw new InvalidOperationException("The engine works already.");
        return Task.CompletedTask;
    }

    /// <summary>
    /// Ends the work: running turns end and are stored, running activities are told and have until the shutdown timeout.
    /// What is not done by then is done again after the next start.
    /// </summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _run, null) is { } run)
        {
            await run.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Store.DisposeAsync();
    }

    /// <summary>For tests: as if the process had been killed now.</summary>
    internal void Kill()
    {
        Store.Kill();
        Interlocked.Exchange(ref _run, null)?.Abandon();
    }
}
