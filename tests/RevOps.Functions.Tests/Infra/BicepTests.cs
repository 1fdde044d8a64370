using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Infra;

/// <summary>The infrastructure as code, as far as it can be read without Azure: its syntax, what its files give each other, and what the app needs of it.</summary>
public sealed partial class BicepTests(BicepFiles files) : IClassFixture<BicepFiles>
{
    [Fact]
    public void Every_file_parses() => Assert.All(files.All, f => Assert.Empty(f.Faults));

    [Fact]
    public void The_parser_finds_a_fault()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("broken.bicep"), "resource x 'Microsoft.Web/sites@2024-04-01' = { name: }}");
        Assert.NotEmpty(BicepFiles.Parse([folder.File("broken.bicep")]).Single().Faults);
    }

    [Fact]
    public void Every_module_is_used_and_is_given_what_it_asks_for_and_nothing_else()
    {
        var main = files.Of("main.bicep");
        Assert.Equal(files.All.Select(f => f.Name).Where(n => n != "main.bicep").Order(StringComparer.Ordinal), main.Modules.Select(m => Path.GetFileName(m.Path)).Order(StringComparer.Ordinal));
        foreach (var module in main.Modules)
        {
            var asked = files.Of(Path.GetFileName(module.Path)).Parameters;
            Assert.Empty(asked.Where(p => !p.IsOptional).Select(p => p.Name).Except(module.Parameters).Select(p => $"{module.Name}: {p} is missing"));
            Assert.Empty(module.Parameters.Except(asked.Select(p => p.Name)).Select(p => $"{module.Name}: {p} is unknown"));
        }
    }

    [Fact]
    public void What_is_read_of_a_module_is_something_that_it_tells()
    {
        foreach (Match read in Outputs().Matches(files.Of("main.bicep").Text))
        {
            var module = files.Of("main.bicep").Modules.Single(m => m.Name == read.Groups[1].Value);
            Assert.Contains(read.Groups[2].Value, files.Of(Path.GetFileName(module.Path)).Outputs);
        }
    }

    [Theory]
    [InlineData("AzureWebJobsStorage__accountName")]
    [InlineData("AzureWebJobsStorage__clientId")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")]
    [InlineData("REVOPS_SQL")]
    [InlineData("REVOPS_CURRENCY")]
    public void The_app_gets_its_settings(string setting) => Assert.Contains(setting, files.Of("app.bicep").Variables.Single(v => v.Name == "own").Keys);

    [Theory]
    [InlineData("REVOPS_KEY")]
    [InlineData("REVOPS_EVENT_KEY")]
    public void The_apps_secrets_come_from_the_vault(string setting)
    {
        Assert.Contains($"'{setting}'", files.Of("app.bicep").Variables.Single(v => v.Name == "secrets").Text, StringComparison.Ordinal);
        Assert.Contains(files.Of("vault.bicep").Resources, r => r.Text.Contains($"name: '{setting.Replace('_', '-')}'", StringComparison.Ordinal));
    }

    /// <summary>Ids of built-in roles: what the app does with each service, and no more.</summary>
    [Theory]
    [InlineData("storage.bicep", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3")]
    [InlineData("vault.bicep", "4633458b-17de-408a-b874-0445c86b69e6")]
    [InlineData("monitor.bicep", "3913510d-42f4-4e42-8a64-420c390055eb")]
    public void The_app_has_these_roles_and_no_others(string file, params string[] roles) =>
        Assert.Equal(roles.Order(StringComparer.Ordinal), Guids().Matches(files.Of(file).Text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Roles_are_assigned_nowhere_else() => Assert.Equal(
        ["monitor.bicep", "storage.bicep", "vault.bicep"],
        files.All.Where(f => f.Resources.Any(r => r.Type.StartsWith("Microsoft.Authorization/", StringComparison.Ordinal))).Select(f => f.Name).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("storage.bicep", "allowBlobPublicAccess: false")]
    [InlineData("storage.bicep", "allowSharedKeyAccess: false")]
    [InlineData("storage.bicep", "supportsHttpsTrafficOnly: true")]
    [InlineData("storage.bicep", "publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'")]
    [InlineData("vault.bicep", "enableRbacAuthorization: true")]
    [InlineData("vault.bicep", "enablePurgeProtection: true")]
    [InlineData("vault.bicep", "publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'")]
    [InlineData("sql.bicep", "azureADOnlyAuthentication: true")]
    [InlineData("sql.bicep", "publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'")]
    [InlineData("sql.bicep", "autoPauseDelay: -1")]
    [InlineData("monitor.bicep", "DisableLocalAuth: true")]
    [InlineData("app.bicep", "httpsOnly: true")]
    [InlineData("app.bicep", "ftpsState: 'Disabled'")]
    public void Nothing_is_open_that_need_not_be(string file, string property) => Assert.Contains(files.Of(file).Resources, r => r.Text.Contains(property, StringComparison.Ordinal));

    /// <summary>What alerts and the workbook look at is what the app tells.</summary>
    [Theory]
    [InlineData("alerts.bicep")]
    [InlineData("workbook.json")]
    public void Alerts_and_workbook_ask_for_metrics_that_there_are(string file)
    {
        var asked = Metrics().Matches(BicepFiles.TextOf(file).Replace("\\\"", "\"", StringComparison.Ordinal)).Select(m => m.Value.Trim('"')).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Told));
    }

    [Fact]
    public void The_workbook_shows_every_metric() =>
        Assert.Empty(Told.Where(m => !BicepFiles.TextOf("workbook.json").Contains($"\\\"{m}\\\"", StringComparison.Ordinal)).Except(["revops.events.applied", "revops.queue.length", "revops.effects.given_up", "revops.attribution.runs"]));

    [Fact]
    public void The_workbook_can_be_read() => Assert.All(
        JsonDocument.Parse(BicepFiles.TextOf("workbook.json")).RootElement.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("type").GetInt32() == 3),
        i => Assert.Contains("| ", i.GetProperty("content").GetProperty("query").GetString(), StringComparison.Ordinal));

    private static readonly HashSet<string> Told = typeof(RevOps.Functions.Program).Assembly.GetType("RevOps.Functions.Telemetry.Measures")!.GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Select(p => (System.Diagnostics.Metrics.Instrument)p.GetValue(null)!).Select(i => i.Name).Append("revops.sla.settled").ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(\w+)\.outputs\.(\w+)")]
    private static partial Regex Outputs();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("\"revops\\.[a-z_.]+\"")]
    private static partial Regex Metrics();
}

/// <summary>What is declared in the files of <c>infra</c>.</summary>
public sealed class BicepFiles
{
    internal static readonly string Folder = Metadata("InfraFolder");

    /// <summary>All of them.</summary>
    public IReadOnlyList<BicepFile> All { get; } = Parse([Path.Combine(Folder, "main.bicep"), .. Directory.EnumerateFiles(Path.Combine(Folder, "modules"), "*.bicep").Order(StringComparer.Ordinal)]);

    /// <summary>The text of a file among the modules.</summary>
    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, "modules", name));

    /// <summary>The one of a name.</summary>
    public BicepFile Of(string name) => All.Single(f => f.Name == name);

    /// <summary>Reads files.</summary>
    public static IReadOnlyList<BicepFile> Parse(IEnumerable<string> paths)
    {
        var parser = Path.Combine(Metadata("BicepParserFolder"), "parse.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [parser, .. paths]) { RedirectStandardOutput = true })!;
        var json = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return JsonSerializer.Deserialize<IReadOnlyList<BicepFile>>(json, JsonSerializerOptions.Web)!;
    }

    private static string Metadata(string key) => typeof(BicepFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

/// <summary>A file.</summary>
public sealed record BicepFile(
    string Path,
    IReadOnlyList<string> Faults,
    IReadOnlyList<BicepParameter> Parameters,
    IReadOnlyList<BicepVariable> Variables,
    IReadOnlyList<BicepResource> Resources,
    IReadOnlyList<BicepModule> Modules,
    IReadOnlyList<string> Outputs,
    string Text)
{
    /// <summary>Without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>A parameter.</summary>
public sealed record BicepParameter(string Name, bool IsOptional);

/// <summary>A variable; its keys where it is an object.</summary>
public sealed record BicepVariable(string Name, IReadOnlyList<string> Keys, string Text);

/// <summary>A resource.</summary>
public sealed record BicepResource(string Name, string Type, string Text);

/// <summary>A use of another file.</summary>
public sealed record BicepModule(string Name, string Path, IReadOnlyList<string> Parameters, string Text);
