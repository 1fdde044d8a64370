using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Tests.Hosting;

/// <summary>A functions app in this process, with the given function classes, on a port of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    // Never called: it only satisfies the setting where no queue is used.
    private const string NoStorage = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;QueueEndpoint=http://127.0.0.1:1/none;";
    private readonly IHost _host;
    private readonly TestFolder _folder;
    private Task? _stop;

    private TestHost(IHost host, TestFolder folder, CollectedLogs logs)
    {
        _host = host;
        _folder = folder;
        Logs = logs;
        Http = new HttpClient { BaseAddress = new Uri(Address()) };
    }

    public HttpClient Http { get; }

    public CollectedLogs Logs { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<TestHost> StartAsync(TestHostSetup setup)
    {
        var folder = new TestFolder();
        var logs = new CollectedLogs();
        var host = Build(setup, folder, logs);
        await host.StartAsync();
        return new TestHost(host, folder, logs);
    }

    /// <summary>Builds an app without starting it, for faults that show at start-up.</summary>
    public static void BuildOnly(TestHostSetup setup)
    {
        using var folder = new TestFolder();
        Build(setup, folder, new CollectedLogs()).Dispose();
    }

    public Task StopAsync() => _stop ??= _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }

    private static IHost Build(TestHostSetup setup, TestFolder folder, CollectedLogs logs)
    {
        File.WriteAllText(Path.Combine(folder.Path, "host.json"), setup.HostJson);
        if (setup.LocalSettings is { } localSettings)
        {
            File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), localSettings);
        }

        var builder = new FunctionsApplicationBuilder(
            setup.Arguments,
            new LocalHostSettings
            {
                FunctionTypes = setup.Functions,
                HostFolder = folder.Path,
                QueueLock = setup.QueueLock,
                ShutdownTimeout = setup.ShutdownTimeout,
                DevelopmentStorage = setup.DevelopmentStorage,
            });
        builder.Configuration["REVOPS_PORT"] = "0";
        builder.Configuration["REVOPS_DATA"] = Path.Combine(folder.Path, "data");
        builder.Configuration["AzureWebJobsStorage"] = setup.Storage ?? NoStorage;
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(logs);
        if (setup.UsesWebApplication)
        {
            builder.ConfigureFunctionsWebApplication();
        }

        setup.Configure?.Invoke(builder);
        return builder.Build();
    }

    private string Address() =>
        _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}

/// <summary>What a test wants of its app.</summary>
internal sealed record TestHostSetup(params Type[] Functions)
{
    public string HostJson { get; init; } = """{ "version": "2.0" }""";

    public string? LocalSettings { get; init; }

    public string[] Arguments { get; init; } = [];

    public string? Storage { get; init; }

    public bool UsesWebApplication { get; init; } = true;

    public TimeSpan QueueLock { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public AzuriteEndpoint DevelopmentStorage { get; init; } = AzuriteEndpoint.Usual;

    public Action<FunctionsApplicationBuilder>? Configure { get; init; }
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("revops-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Keeps what was logged.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Collector(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Collector(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
