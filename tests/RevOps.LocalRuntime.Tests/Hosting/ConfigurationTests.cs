using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Tests.Hosting;

public sealed class ConfigurationTests
{
    private const string Settings = """
        {
          // what func start reads too
          "IsEncrypted": false,
          "Values": { "REVOPS_TEST_ONE": "file", "REVOPS_TEST_TWO": "file", "REVOPS_TEST_THREE": "file", "Deep__Er": "file" }
        }
        """;

    [Fact]
    public async Task The_command_line_wins_over_the_environment_and_that_over_the_settings_file()
    {
        Environment.SetEnvironmentVariable("REVOPS_TEST_TWO", "environment");
        Environment.SetEnvironmentVariable("REVOPS_TEST_THREE", "environment");
        await using var host = await TestHost.StartAsync(new TestHostSetup(typeof(Some))
        {
            LocalSettings = Settings,
            Arguments = ["--REVOPS_TEST_THREE", "command line"],
        });
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("file", configuration["REVOPS_TEST_ONE"]);
        Assert.Equal("environment", configuration["REVOPS_TEST_TWO"]);
        Assert.Equal("command line", configuration["REVOPS_TEST_THREE"]);
        Assert.Equal("file", configuration["Deep:Er"]);
    }

    [Theory]
    [InlineData("{ \"Values\": ")]
    [InlineData("{ \"Values\": 3 }")]
    public void A_settings_file_that_cannot_be_read_is_named(string settings)
    {
        var setup = new TestHostSetup(typeof(Some)) { LocalSettings = settings };
        var fault = Assert.Throws<InvalidOperationException>(() => TestHost.BuildOnly(setup));
        Assert.Contains("local.settings.json' cannot be read", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_file_may_lie_above_the_output_folder_but_not_above_the_solution()
    {
        using var folder = new TestFolder();
        var repository = Directory.CreateDirectory(Path.Combine(folder.Path, "repository"));
        var output = Directory.CreateDirectory(Path.Combine(repository.FullName, "bin", "Debug"));
        File.WriteAllText(Path.Combine(repository.FullName, RepositoryRoot.Marker), "");
        File.WriteAllText(Path.Combine(folder.Path, "local.settings.json"), """{ "Values": { "A": "outside" } }""");
        Assert.Empty(HostFiles.ReadLocalSettings(output.FullName));

        File.WriteAllText(Path.Combine(repository.FullName, "local.settings.json"), """{ "Values": { "A": "inside" } }""");
        Assert.Equal("inside", HostFiles.ReadLocalSettings(output.FullName)["A"]);
    }

    [Fact]
    public void The_host_file_is_found_from_where_the_app_lies() =>
        Assert.Equal(RepositoryRoot.Find(), HostFiles.FindHostFolder().TrimEnd(Path.DirectorySeparatorChar));

    [Fact]
    public void The_repositorys_own_host_file_says_what_the_design_says()
    {
        var read = HostJson.Read(HostFiles.ReadHostJson(RepositoryRoot.Find()));
        Assert.Equal("api", read.RoutePrefix);
        Assert.Equal(TimeSpan.FromSeconds(30), read.Queues.VisibilityTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), read.Queues.MaxPollingInterval);
        Assert.True(read.Queues.Base64);
    }

    [Fact]
    public void A_setting_stands_for_a_value_of_the_host_file_and_leaves_the_others()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.1")]).Build();
        var read = HostJson.Read(HostFiles.Overridden(HostFiles.ReadHostJson(RepositoryRoot.Find()), settings));
        Assert.Equal(TimeSpan.FromMilliseconds(100), read.Queues.MaxPollingInterval);
        Assert.Equal(TimeSpan.FromSeconds(30), read.Queues.VisibilityTimeout);
    }

    [Fact]
    public void What_host_json_leaves_out_is_as_on_the_real_host()
    {
        var read = HostJson.Read(new ConfigurationBuilder().Build());
        Assert.Equal("api", read.RoutePrefix);
        Assert.Equal(16, read.Queues.BatchSize);
        Assert.Equal(5, read.Queues.MaxDequeueCount);
        Assert.Equal(TimeSpan.Zero, read.Queues.VisibilityTimeout);
        Assert.Equal(TimeSpan.FromMinutes(1), read.Queues.MaxPollingInterval);
        Assert.Equal(8 * Environment.ProcessorCount, read.Queues.NewBatchThreshold);
        Assert.True(read.Queues.Base64);
    }

    public static class Some
    {
        [Function("Some")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }
}
