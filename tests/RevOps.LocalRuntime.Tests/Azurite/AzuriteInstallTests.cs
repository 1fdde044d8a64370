using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Azurite;

public sealed class AzuriteInstallTests
{
    [Fact]
    public async Task A_missing_tool_is_named_with_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => NodeTools.RunAsync("no-such-node", Path.GetTempPath(), [], new Dictionary<string, string>(), _ => { }, default));
        Assert.StartsWith("'no-such-node' was not found. The storage emulator needs Node.js", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_installation_says_what_npm_said_and_is_announced()
    {
        using var folder = new TestFolder();
        File.WriteAllText(Path.Combine(folder.Path, "package.json"), """{ "dependencies": { "azurite": "0.0.0-none" } }""");
        File.WriteAllText(Path.Combine(folder.Path, "package-lock.json"), """{ "lockfileVersion": 3, "packages": {} }""");
        var said = new List<string>();
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new AzuriteInstall(folder.Path, said.Add).EnsureAsync(default));
        Assert.Contains("npm ci", fault.Message, StringComparison.Ordinal);
        Assert.Contains("npm error", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["Installing the storage emulator (once, about a minute) …"], said);
    }

    [Fact]
    public async Task What_is_installed_is_not_installed_again()
    {
        await new AzuriteInstall(AzuriteInstall.DefaultFolder, _ => { }).EnsureAsync(default);
        var said = new List<string>();
        await new AzuriteInstall(AzuriteInstall.DefaultFolder, said.Add).EnsureAsync(default);
        Assert.Empty(said);
    }

    [Fact]
    public void The_lock_file_names_no_registry()
    {
        var text = File.ReadAllText(Path.Combine(AzuriteInstall.DefaultFolder, "package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.Contains("\"azurite\": \"3.37.0\"", text, StringComparison.Ordinal);
    }
}
