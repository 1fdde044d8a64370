using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>The engine between a start and a stop.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Activities left behind still hold the token; it has no timer to free.")]
internal sealed class EngineRun
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TurnDispatcher _turns;
    private readonly ActivityDispatcher _activities;
    private readonly OrchestrationEngineOptions _options;
    private readonly Task _loops;

    public EngineRun(DurableStore store, OrchestrationRegistry registry, OrchestrationEngineOptions options)
    {
        _options = options;
        var log = options.LoggerFactory.CreateLogger<OrchestrationEngine>();
        _turns = new(store, registry, options, log, _stop.Token);
        _activities = new(store, registry, options, log, _stop.Token);
        var changes = new ChangePoll(store, options.PollInterval, log);
        _loops = Task.WhenAll(
            Task.Run(_turns.RunAsync), Task.Run(_activities.RunAsync), Task.Run(() => changes.RunAsync(_stop.Token)));
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _loops;
        await Task.WhenAll(_turns.DrainAsync(_options.ShutdownTimeout), _activities.DrainAsync(_options.ShutdownTimeout));
    }

    public void Abandon() => _stop.Cancel();
}
