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
    public static void Add(WebApplicationBuilder web)
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

        if (isDevelopment && AzuriteEndpoint.Usual.AnswersAsync(CancellationToken.None).GetAwaiter().GetResult())
        {
            web.Configuration[Setting] = AzuriteEndpoint.Usual.ConnectionString;
            return;
        }

        var service = new AzuriteService(new AzuriteOptions
        {
            Folder = Path.Combine(data, "azurite"),
            PreferredPorts = AzuriteEndpoint.Usual,
            AnyPortWillDo = !isDevelopment,
        });
        web.Configuration[Setting] = service.StartAsync(CancellationToken.None).GetAwaiter().GetResult().ConnectionString;
        web.Services.AddSingleton(service);
        web.Services.AddHostedService<AzuriteLifetime>();
    }

    private static string? Given(ConfigurationManager configuration, string key) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>Leaves the Azurite after everything that works on it has ended.</summary>
internal sealed class AzuriteLifetime(AzuriteService service) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Not cut short by the host's deadline: what is acknowledged must be written.
    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => service.StopAsync(CancellationToken.None);
}
