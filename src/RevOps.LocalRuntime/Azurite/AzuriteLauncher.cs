using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>Starts a new Azurite in a folder that nobody works on.</summary>
internal sealed class AzuriteLauncher(AzuriteOptions options, AzuriteFolder folder)
{
    private static readonly AzuriteEndpoint s_anyPorts = new(0, 0, 0, 0);

    /// <summary>Installs Azurite where needed, starts it and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It cannot be installed or started; the message says why.</exception>
    public async Task<AzuriteEndpoint> LaunchAsync(CancellationToken cancellation)
    {
        var install = new AzuriteInstall(options.InstallFolder, options.Say);
        await install.EnsureAsync(cancellation);
        if (options.StartsEmpty && Directory.Exists(folder.Data))
        {
            Directory.Delete(folder.Data, recursive: true);
        }

        foreach (var ports in PortsToTry())
        {
            if (await TryAsync(install, ports, cancellation) is { } started)
            {
                return started;
            }
        }

        throw new InvalidOperationException(
            $"The storage emulator did not start. '{folder.Log}' ends with:{Environment.NewLine}{folder.LastWords}");
    }

    private IEnumerable<AzuriteEndpoint> PortsToTry()
    {
        if (options.PreferredPorts is { } preferred && (!options.AnyPortWillDo || AreFree(preferred)))
        {
            yield return preferred;
        }

        if (options.AnyPortWillDo)
        {
            yield return s_anyPorts;
        }
    }

    private async Task<AzuriteEndpoint?> TryAsync(AzuriteInstall install, AzuriteEndpoint ports, CancellationToken cancellation)
    {
        folder.ForgetEarlier();
        var environment = new Dictionary<string, string>();
        if (options.Linger is { } linger)
        {
            environment["REVOPS_AZURITE_LINGER_SECONDS"] = linger.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        string[] arguments =
        [
            install.Launcher, folder.Path,
            .. new[] { ports.BlobPort, ports.QueuePort, ports.TablePort }.Select(p => p.ToString(CultureInfo.InvariantCulture)),
        ];
        var output = new ConcurrentQueue<string>();
        if (await NodeTools.RunAsync("node", folder.Path, arguments, environment, output.Enqueue, cancellation) is not 0 and var exitCode)
        {
            throw new InvalidOperationException(
                $"The storage emulator's launcher ended with {exitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, output)}");
        }

        AzuriteEndpoint? endpoint = null;
        await Patience.UntilAsync(
            () => (endpoint = folder.Endpoint) is not null || folder.HasFailed || !folder.IsOwned, Patience.ToStart, cancellation);
        return endpoint;
    }

    private static bool AreFree(AzuriteEndpoint ports) => new[] { ports.BlobPort, ports.QueuePort, ports.TablePort }.All(IsFree);

    private static bool IsFree(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>How long to wait for other processes.</summary>
internal static class Patience
{
    /// <summary>Until Azurite listens.</summary>
    public static readonly TimeSpan ToStart = TimeSpan.FromSeconds(60);

    /// <summary>Until Azurite has written everything and is gone.</summary>
    public static readonly TimeSpan ToStop = TimeSpan.FromSeconds(20);

    /// <summary>Until another process has started or stopped it, an installation included.</summary>
    public static readonly TimeSpan ForOthers = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until something holds, or for as long as given.</summary>
    /// <returns>Whether it holds.</returns>
    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan timeout, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > timeout)
            {
                return false;
            }

            await Task.Delay(s_betweenLooks, TimeProvider.System, cancellation);
        }

        return true;
    }
}
