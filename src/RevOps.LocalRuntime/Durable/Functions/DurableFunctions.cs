using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.LocalRuntime.Hosting;
using RevOps.LocalRuntime.Leases;

namespace RevOps.LocalRuntime.Durable.Functions;

/// <summary>Gives the app's orchestrators and activities to the engine.</summary>
internal static class DurableFunctions
{
    /// <summary>Registers every orchestrator and activity of the catalog.</summary>
    public static OrchestrationRegistry Register(FunctionCatalog catalog, IServiceProvider services)
    {
        var registry = new OrchestrationRegistry();
        foreach (var (function, trigger) in catalog.TriggeredBy<OrchestrationTriggerAttribute>())
        {
            // Not through the middlewares: they may leave the orchestrator's thread, and it would never come back.
            var call = new FunctionCall(function);
            registry.AddOrchestrator(trigger.Orchestration ?? function.Name, context => call.RunAsync(ContextOf(function, context, services)));
        }

        foreach (var (function, trigger) in catalog.TriggeredBy<ActivityTriggerAttribute>())
        {
            registry.AddActivity(trigger.Activity ?? function.Name, (call, cancellation) => services.GetRequiredService<FunctionInvoker>()
                .InvokeAsync(function, new Invocation { Attach = features => features.Set(call) }, cancellation));
        }

        return registry;
    }

    private static LocalFunctionContext ContextOf(FunctionEntry function, TaskOrchestrationContext orchestration, IServiceProvider services)
    {
        var context = new LocalFunctionContext(function.Definition, services, new Invocation(), CancellationToken.None);
        context.Features.Set(orchestration);
        return context;
    }
}

/// <summary>The engine works while this process holds the lease.</summary>
internal sealed class DurableService(OrchestrationEngine engine) : IExclusiveService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => engine.StartAsync(cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync();
}
