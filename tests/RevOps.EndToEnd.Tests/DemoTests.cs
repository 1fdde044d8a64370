using System.Diagnostics;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>The demo, as a user starts it.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TempFolder _data = new();

    [Fact]
    public async Task The_demo_ends_well_and_prints_the_summary_that_its_page_shows()
    {
        var (exitCode, output, errors) = await RunAsync("demo", "--exit");

        Assert.True(exitCode == 0, $"Exit code {exitCode}: {errors}{output}");
        Assert.Contains(PinnedSummary(), output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(_data.Path, "demo-*"));
        Assert.Empty(Directory.GetFiles(_data.Path));
    }

    public void Dispose() => _data.Dispose();

    /// <summary>The last code block of the demo's page.</summary>
    private static string PinnedSummary()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo.md")).ReplaceLineEndings("\n");
        return page.Split("```")[^2].Trim();
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "RevOps.Functions.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            Environment = { ["REVOPS_DATA"] = _data.Path, ["REVOPS_PORT"] = "0", ["REVOPS_AZURITE_LINGER_SECONDS"] = "0" },
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(15), TimeProvider.System);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
