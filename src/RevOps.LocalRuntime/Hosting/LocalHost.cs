using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Durable.Functions;
using RevOps.LocalRuntime.Http;
using RevOps.LocalRuntime.Queues;
using RevOps.LocalRuntime.Timers;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Puts configuration, Kestrel, queue listeners and the storage emulator together.</summary>
internal static class LocalHost
{
    private const long DefaultMaxBody = 1L << 30;

    /// <summary>The web host that everything stands on, with the configuration in its order: settings file, environment, command line.</summary>
    public static WebApplicationBuilder CreateWebBuilder(string[] args, LocalHostSettings settings)
    {
        RefuseAppService();
        var folder = settings.HostFolder ?? HostFiles.FindHostFolder();
        var web = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = folder, EnvironmentName = EnvironmentName() });
        web.Configuration.AddInMemoryCollection(HostFiles.ReadLocalSettings(folder));
        web.Configuration.AddEnvironmentVariables();
        web.Configuration.AddCommandLine(args);
        AddLogging(web, HostFiles.ReadHostJson(folder));
        return web;
    }

    /// <summary>Checks the functions, makes storage available and builds the host.</summary>
    public static WebApplication Build(
        WebApplicationBuilder web, LocalHostSettings settings, FunctionPipeline pipeline, bool usesWebApplication)
    {
        var hostJson = HostJson.Read(HostFiles.Overridden(HostFiles.ReadHostJson(web.Environment.ContentRootPath), web.Configuration));
        var http = new HttpTriggerKind(usesWebApplication);
        var queues = new QueueTriggerKind();
        var catalog = new FunctionDiscovery(
            [http, queues, new TimerTriggerKind(), new OrchestrationTriggerKind(), new ActivityTriggerKind()], [new DurableClientKind()])
            .Find(settings.ResolveFunctionTypes());
        var routes = HttpRoutes.Of(catalog, hostJson.RoutePrefix);
        LocalStorage.Add(web, settings.DevelopmentStorage);
        QueueConnection.Check(catalog, web.Configuration);
        AddRuntime(web, settings, pipeline, catalog, hostJson);
        AddKestrel(web, catalog);
        var app = web.Build();
        HttpFunctions.Map(app, routes);
        return app;
    }

    private static void AddRuntime(
        WebApplicationBuilder web, LocalHostSettings settings, FunctionPipeline pipeline, FunctionCatalog catalog, HostJson hostJson)
    {
        var services = web.Services;
        ExclusiveWork.Add(services, web.Configuration);
        services.AddSingleton(catalog);
        services.AddSingleton(hostJson);
        services.AddSingleton(hostJson.Queues with { Lock = settings.QueueLock ?? LockFrom(web.Configuration) });
        services.AddSingleton(pipeline);
        services.AddSingleton<FunctionInvoker>();
        services.AddOptions<WorkerOptions>();
        services.AddHostedService<QueueService>();
        services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = settings.ShutdownTimeout);
    }

    private static void AddKestrel(WebApplicationBuilder web, FunctionCatalog catalog)
    {
        var port = Number(web.Configuration, "REVOPS_PORT", 7071, IPEndPoint.MaxPort);
        var maxBody = Number(web.Configuration, "REVOPS_MAX_BODY", DefaultMaxBody, long.MaxValue);
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = maxBody;
            kestrel.Listen(IPAddress.Loopback, (int)port);
        });
        web.Services.AddRouting();
        if (HttpResults.NeedMvc(catalog))
        {
            web.Services.AddMvcCore();
        }

        web.Services.AddHostedService<ListeningNotice>();
    }

    private static void AddLogging(WebApplicationBuilder web, IConfigurationRoot hostJson)
    {
        web.Logging.AddConfiguration(hostJson.GetSection("logging"));
        web.Logging.AddConfiguration(web.Configuration.GetSection("Logging"));
        // One line says where the app listens: ours, whatever the levels are.
        web.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        web.Logging.AddFilter(typeof(ListeningNotice).FullName, LogLevel.Information);
        web.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "HH:mm:ss.fff ";
            o.UseUtcTimestamp = true;
        });
    }

    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Production;

    private static void RefuseAppService()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WEBSITE_INSTANCE_ID")))
        {
            throw new InvalidOperationException(
                "This app was built with FunctionsRuntime=Local, which is never deployed. Build it with FunctionsRuntime=Azure.");
        }
    }

    private static TimeSpan LockFrom(ConfigurationManager configuration) =>
        TimeSpan.FromSeconds(Math.Max(1, Number(configuration, "REVOPS_QUEUE_LOCK_SECONDS", (long)LocalHostSettings.DefaultQueueLock.TotalSeconds, 600)));

    private static long Number(ConfigurationManager configuration, string key, long fallback, long max)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return fallback;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= max
            ? value
            : throw new InvalidOperationException($"{key} is '{text}', not a whole number from 0 to {max}.");
    }
}
