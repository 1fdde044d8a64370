using System.Collections.Concurrent;
using System.Security.Cryptography;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>Installs the pinned Azurite, once per machine and version.</summary>
/// <param name="folder">Where the package files and the launcher lie.</param>
/// <param name="say">Gets what a person should see.</param>
internal sealed class AzuriteInstall(string folder, Action<string> say)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);
    private static readonly Dictionary<string, string> s_environment = [];

    /// <summary>Where this repository keeps it.</summary>
    public static string DefaultFolder => Path.Combine(RepositoryRoot.Find(), "src", "RevOps.LocalRuntime", "Azurite");

    /// <summary>The launcher.</summary>
    public string Launcher => Path.Combine(folder, "azurite-host.mjs");

    private string Stamp => Path.Combine(folder, "node_modules", ".revops-installed");

    /// <summary>Installs what the lock file pins, unless that was done before; several processes take turns.</summary>
    /// <exception cref="InvalidOperationException">npm is missing or failed; the message says what it said.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (IsCurrent())
        {
            return;
        }

        using (await FileLock.AcquireAsync(Path.Combine(folder, ".install.lock"), s_patience, cancellation))
        {
            if (!IsCurrent())
            {
                await InstallAsync(cancellation);
            }
        }
    }

    private async Task InstallAsync(CancellationToken cancellation)
    {
        say("Installing the storage emulator (once, about a minute) …");
        var output = new ConcurrentQueue<string>();
        // Azurite needs none of its packages' install scripts.
        var exitCode = await NodeTools.RunAsync(
            "npm", folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], s_environment, output.Enqueue, cancellation);
        if (exitCode != 0)
        {
            throw new InvalidOperationException(
                $"The storage emulator could not be installed ('npm ci' in '{folder}' ended with {exitCode}):"
                + Environment.NewLine + string.Join(Environment.NewLine, output.TakeLast(20)));
        }

        await File.WriteAllTextAsync(Stamp, Wanted(), cancellation);
        say("The storage emulator is installed.");
    }

    private bool IsCurrent() => File.Exists(Stamp) && File.ReadAllText(Stamp) == Wanted();

    private string Wanted() =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));
}
