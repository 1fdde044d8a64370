using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using RevOps.LocalRuntime.Hosting;
using RevOps.LocalRuntime.Tests.Conformance;
using RevOps.Testing;

namespace RevOps.LocalRuntime.Tests.AzureFlavour;

/// <summary>
/// The Azure flavour, published as for a deployment, but for its packages: those that the local feed lacks are stubs with the real
/// ones' public signatures. Made once for all tests.
/// </summary>
public sealed class AzurePackage : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Assembly> _functions;

    public AzurePackage() => _functions = new Lazy<Assembly>(Load);

    /// <summary>What the build said; empty where all is well.</summary>
    public string Faults { get; private set; } = "";

    /// <summary>Where the published files are.</summary>
    public string Path => _folder.File("package");

    internal Assembly Functions => _functions.Value;

    /// <summary>Properties with which the app is built by signatures.</summary>
    internal IReadOnlyList<string> Properties =>
        ["-p:FunctionsRuntime=Signatures", $"-p:StubSources={_folder.File("stubs")}", $"-p:AzureStubs={InRepository("tests/RevOps.AzureStubs/RevOps.AzureStubs.csproj")}"];

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder.File("stubs"));
        await File.WriteAllTextAsync(_folder.File("stubs/Stubs.cs"), new StubSource([.. RealSignatures.Lines()]).Write());
        var (exit, output) = await DotnetAsync(["publish", InRepository("src/RevOps.Functions"), "-c", "Release", "--nologo", "-v", "q", "-o", Path, .. Properties]);
        Faults = exit == 0 ? "" : string.Join('\n', output.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal)).Distinct().DefaultIfEmpty(output));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    internal static string InRepository(string path) => System.IO.Path.Combine(RepositoryRoot.Find()!, path);

    internal static async Task<(int Exit, string Output)> DotnetAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // The test runner's own SDK and its build's settings are not this build's.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    // Beside the local flavour's assemblies of the same names, which this process runs.
    private Assembly Load()
    {
        var context = new AssemblyLoadContext("Azure flavour");
        context.Resolving += (c, name) => File.Exists(System.IO.Path.Combine(Path, name.Name + ".dll")) ? c.LoadFromAssemblyPath(System.IO.Path.Combine(Path, name.Name + ".dll")) : null;
        return context.LoadFromAssemblyPath(System.IO.Path.Combine(Path, "RevOps.Functions.dll"));
    }
}
