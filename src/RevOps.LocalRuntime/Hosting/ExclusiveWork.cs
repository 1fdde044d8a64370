using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.LocalRuntime.Durable.Functions;
using RevOps.LocalRuntime.Leases;
using RevOps.LocalRuntime.Time;
using RevOps.LocalRuntime.Timers;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Timers and orchestrations: what only one process per data folder does, on business time.</summary>
internal static class ExclusiveWork
{
    /// <summary>Adds the clock, the lease, the timers and the engine.</summary>
    /// <param name="services">The app's services; a time provider registered before is kept.</param>
    /// <param name="configuration">Settings, with the data folder made absolute.</param>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var data = configuration["REVOPS_DATA"]!;
        var rate = BusinessClock.ParseRate(configuration["REVOPS_CLOCK_RATE"]);
        services.TryAddSingleton<TimeProvider>(_ => BusinessClock.Open(data, rate, TimeProvider.System));
        services.AddSingleton(s => Engine(s, data));
        services.AddSingleton<IExclusiveService, DurableService>();
        services.AddSingleton<IExclusiveService>(s => Timers(s, data));
        services.AddSingleton(new LeaseOptions(data));
        services.AddSingleton<LeaseRunner>();
        services.AddHostedService(s => s.GetRequiredService<LeaseRunner>());
    }

    private static OrchestrationEngine Engine(IServiceProvider services, string data) => new(
        new OrchestrationEngineOptions
        {
            DatabasePath = Path.Combine(data, "durable.db"),
            TimeProvider = services.GetRequiredService<TimeProvider>(),
            LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
        },
        DurableFunctions.Register(services.GetRequiredService<FunctionCatalog>(), services));

    private static TimerService Timers(IServiceProvider services, string data)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var invoker = services.GetRequiredService<FunctionInvoker>();
        var timers = services.GetRequiredService<FunctionCatalog>().TriggeredBy<TimerTriggerAttribute>().Select(t => TimerRegistration.Create(
            t.Function.Name,
            t.Trigger,
            name => configuration[name],
            (info, cancellation) => invoker.InvokeAsync(t.Function, new Invocation { Attach = features => features.Set(info) }, cancellation)));
        return new TimerService(timers, data, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<TimerService>>());
    }
}
