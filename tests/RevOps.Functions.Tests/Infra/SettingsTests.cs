using System.Text.RegularExpressions;

namespace RevOps.Functions.Tests.Infra;

/// <summary>Whoever deploys the app finds every setting that its code reads: described, and set or left to them by the infrastructure.</summary>
public sealed partial class SettingsTests(BicepFiles files) : IClassFixture<BicepFiles>
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(BicepFiles.Folder, ".."));

    // For one machine only: the data folder, the port and the like.
    private static readonly string[] OfOneMachine = ["REVOPS_DATA", "REVOPS_PORT", "REVOPS_CLOCK_RATE", "REVOPS_MAX_BODY"];

    [Fact]
    public void Every_setting_of_the_code_is_described()
    {
        var described = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Root, "README.md")).Select(File.ReadAllText));
        var read = Read();

        Assert.True(read.Count > 50, $"Only {read.Count} settings were found.");
        Assert.DoesNotContain(read, s => !described.Contains(s.Replace(":", "__", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    /// <summary>Those without which the app does not start, or would fall back to what one machine has.</summary>
    [Theory]
    [InlineData("REVOPS_KEY")]
    [InlineData("REVOPS_EVENT_KEY")]
    [InlineData("REVOPS_SQL")]
    [InlineData("REVOPS_CURRENCY")]
    [InlineData("AzureWebJobsStorage:accountName")]
    [InlineData("AzureWebJobsStorage:clientId")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")]
    public void What_the_app_must_have_is_read_and_set(string setting)
    {
        Assert.Contains(setting, Read());
        Assert.Contains(setting.Replace(":", "__", StringComparison.Ordinal), files.Of("app.bicep").Text, StringComparison.Ordinal);
    }

    /// <summary>Whatever else a deployment wants comes as parameters: a secret by its name in Key Vault, the others by value.</summary>
    [Fact]
    public void Every_other_setting_can_be_given()
    {
        var main = files.Of("main.bicep").Modules.Single(m => m.Name == "app");

        Assert.Superset(new HashSet<string> { "settings", "secretSettings" }, main.Parameters.ToHashSet());
        Assert.Contains("union(settings, own, fromVault)", files.Of("app.bicep").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_one_machine_is_set_on_Azure() =>
        Assert.DoesNotContain(OfOneMachine, s => files.All.Any(f => f.Text.Contains(s, StringComparison.Ordinal)));

    private static HashSet<string> Read() => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("RevOps.LocalRuntime", StringComparison.Ordinal) && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
        .SelectMany(f => Settings().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value.TrimEnd('_')).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("\"((?:REVOPS|OTEL|WEBSITE|APPLICATIONINSIGHTS)_[A-Z_]+|AzureWebJobs[A-Za-z:]+)")]
    private static partial Regex Settings();
}
