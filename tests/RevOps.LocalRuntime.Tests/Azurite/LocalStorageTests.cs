using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Azurite;

public sealed class LocalStorageTests
{
    [Fact]
    public async Task A_given_connection_string_is_kept_and_nothing_started()
    {
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Some)) { Storage = "QueueEndpoint=http://127.0.0.1:1/x" });
        Assert.Equal("QueueEndpoint=http://127.0.0.1:1/x", Setting(host, "AzureWebJobsStorage"));
        Assert.False(Directory.Exists(AzuriteFolderOf(host)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("UseDevelopmentStorage=true")]
    public async Task Without_one_an_Azurite_starts_with_the_app_and_stops_with_it(string storage)
    {
        var nobody = new AzuriteEndpoint(0, 0, 0, 0);
        var host = await TestHost.StartAsync(new TestHostSetup(typeof(Some)) { Storage = storage, DevelopmentStorage = nobody });
        var folder = new AzuriteFolder(AzuriteFolderOf(host));
        Assert.Equal(folder.Endpoint!.ConnectionString, Setting(host, "AzureWebJobsStorage"));
        await new QueueServiceClient(Setting(host, "AzureWebJobsStorage")).GetPropertiesAsync();
        await host.StopAsync();
        Assert.False(folder.IsOwned);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task The_apps_own_services_have_their_storage_until_they_have_stopped()
    {
        var host = await TestHost.StartAsync(new TestHostSetup(typeof(Some))
        {
            Storage = "",
            DevelopmentStorage = new AzuriteEndpoint(0, 0, 0, 0),
            Configure = builder => builder.Services.AddSingleton<LastWords>().AddHostedService(s => s.GetRequiredService<LastWords>()),
        });
        var lastWords = host.Services.GetRequiredService<LastWords>();
        await host.StopAsync();
        Assert.True(lastWords.Said);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Development_storage_that_answers_already_is_used_and_nothing_started()
    {
        var connection = await AzuriteForTests.ConnectionStringAsync();
        var port = new Uri(connection.Split(';').Single(p => p.StartsWith("QueueEndpoint=", StringComparison.Ordinal))["QueueEndpoint=".Length..]).Port;
        var running = new AzuriteEndpoint(0, 1, port, 2);
        await using var host = await TestHost.StartAsync(
            new TestHostSetup(typeof(Some)) { Storage = "UseDevelopmentStorage=true", DevelopmentStorage = running });
        Assert.Equal(running.ConnectionString, Setting(host, "AzureWebJobsStorage"));
        Assert.False(Directory.Exists(AzuriteFolderOf(host)));
    }

    [Fact]
    public void Faults_of_the_functions_are_found_before_any_storage_is_started()
    {
        using var data = new TestFolder();
        var setup = new TestHostSetup(typeof(Broken))
        {
            Storage = "",
            Configure = builder => builder.Configuration["REVOPS_DATA"] = Path.Combine(data.Path, "data"),
        };
        Assert.Throws<InvalidOperationException>(() => TestHost.BuildOnly(setup));
        Assert.False(Directory.Exists(Path.Combine(data.Path, "data")));
    }

    private static string? Setting(TestHost host, string name) => host.Services.GetRequiredService<IConfiguration>()[name];

    private static string AzuriteFolderOf(TestHost host) => Path.Combine(Setting(host, "REVOPS_DATA")!, "azurite");

    public sealed class LastWords(IConfiguration configuration) : IHostedService
    {
        public bool Said { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            var options = new QueueClientOptions();
            options.Retry.MaxRetries = 0;
            await new QueueServiceClient(configuration["AzureWebJobsStorage"], options).GetPropertiesAsync(cancellationToken);
            Said = true;
        }
    }

    public static class Some
    {
        [Function("Some")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    public static class Broken
    {
        [Function("Broken")]
        public static void Run(string nothing) => _ = nothing;
    }
}
