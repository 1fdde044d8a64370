using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>Decides which storage an app works on, and starts the emulator where it is that.</summary>
internal static class LocalStorage
{
    private const string Setting = "AzureWebJobsStorage";
    private const string Development = "UseDevelopmentStorage=true";

    /// <summary>
    /// Puts a connection string under <c>AzureWebJobsStorage</c> before any service can ask for it. A given one is kept;
    /// <c>UseDevelopmentStorage=true</c> means the usual ports; nothing means an Azurite of the data folder's own.
    /// </summary>
    public static void Add(WebApplicationBuilder web, AzuriteEndpoint development)
    {
        var data = Path.GetFullPath(Given(web.Configuration, "REVOPS_DATA") ?? "./.revops");
        Directory.CreateDirectory(data);
        // From here on it is one folder, whatever the current folder becomes.
        web.Configuration["REVOPS_DATA"] = data;
        var given = Given(web.Configuration, Setting)?.TrimEnd(';');
        var isDevelopment = string.Equals(given, Development, StringComparison.OrdinalIgnoreCase);
        if (given is not null && !isDevelopment)
        {
            return;
        }

        var folder = Path.Combine(data, "azurite");
        if (isDevelopment && SomebodyElsesAnswers(folder, development))
        {
            web.Configuration[Setting] = development.ConnectionString;
            return;
        }

        var service = new AzuriteService(new AzuriteOptions
        {
            Folder = folder,
            // A data folder’s own emulator takes any free ports: on the usual ones, another app could come to be taken for it.
            PreferredPorts = isDevelopment ? development : null,
            AnyPortWillDo = !isDevelopment,
        });
        web.Configuration[Setting] = service.StartAsync(CancellationToken.None).GetAwaiter().GetResult().ConnectionString;
        // First to start is last to stop: the app's own services may need storage to the end.
        web.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(new AzuriteLifetime(service)));
    }

    private static bool SomebodyElsesAnswers(string folder, AzuriteEndpoint development) =>
        AzuriteEndpoint.Read(Path.Combine(folder, "endpoint.json"))?.QueuePort != development.QueuePort
        && development.AnswersAsync(CancellationToken.None).GetAwaiter().GetResult();

    private static string? Given(ConfigurationManager configuration, string key) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>Leaves the Azurite after everything that works on it has ended.</summary>
internal sealed class AzuriteLifetime(AzuriteService service) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not cut short by the host's deadline: what is acknowledged must be written.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public Task StopAsync(CancellationToken cancellationToken) => service.StopAsync(CancellationToken.None);
}
