using RevOps.Functions.Orchestrations;
using RevOps.LocalRuntime.Durable.Engine;

namespace RevOps.Functions.Tests.Sla;

/// <summary>The local engine with the call clock's orchestration, on the clock of a world.</summary>
internal static class ClockEngine
{
    /// <summary>Starts it on a store, which may be that of an engine that has died.</summary>
    /// <param name="world">Whose clock it goes by.</param>
    /// <param name="databasePath">The store.</param>
    /// <param name="step">The activity.</param>
    public static async Task<OrchestrationEngine> StartAsync(ClockWorld world, string databasePath, Func<string, Task<DateTimeOffset?>> step)
    {
        var registry = new OrchestrationRegistry();
        registry.AddOrchestrator(nameof(CallClockOrchestrator), async context =>
        {
            await CallClockOrchestrator.Run(context);
            return null;
        });
        registry.AddActivity(CallClockActivities.Step, async (call, _) => await step((string)call.GetInput(typeof(string))!));
        var engine = new OrchestrationEngine(new OrchestrationEngineOptions { DatabasePath = databasePath, TimeProvider = world.Time }, registry);
        await engine.StartAsync(CancellationToken.None);
        return engine;
    }
}
