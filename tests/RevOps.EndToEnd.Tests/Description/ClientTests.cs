using System.Diagnostics;
using System.Reflection;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests.Description;

/// <summary>The description in the hands of other people's tools: a validator, a linter, and two generators of clients that then call the app.</summary>
public sealed class ClientTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Tools_find_it_valid_and_clients_made_of_it_work()
    {
        var folder = typeof(ClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ClientFolder").Value!;
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(folder, "check.mjs"), app.Http.BaseAddress!.ToString().TrimEnd('/'), RunningApp.Key },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.True(node.ExitCode == 0, $"{await output}{await errors}");
        Assert.Equal(
            ["use-openapi: lead 422 /email 200 object", "use-swagger: settings clara channel,spend,leads"],
            (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.StartsWith("use-", StringComparison.Ordinal)));
    }
}
