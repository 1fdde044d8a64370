using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>
/// One process's use of the Azurite of a folder. The first user starts it, the last one to leave stops it. It outlives a
/// user that is killed, so that what it acknowledged is not lost, and stops by itself when nobody comes back.
/// </summary>
internal sealed class AzuriteService(AzuriteOptions options)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_startTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_stopTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(25);

    private readonly TimeProvider _time = TimeProvider.System;

    private string EndpointFile => Path.Combine(options.Folder, "endpoint.json");

    private string PidFile => Path.Combine(options.Folder, "host.pid");

    private string FailedFile => Path.Combine(options.Folder, "failed");

    private string UsersFolder => Path.Combine(options.Folder, "users");

    private string UserFile => Path.Combine(UsersFolder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    private string LockFile => Path.Combine(options.Folder, "lock");

    /// <summary>Joins the folder's Azurite, or starts it.</summary>
    /// <returns>Where it listens; it answers.</returns>
    /// <exception cref="InvalidOperationException">It cannot be installed or started; the message says why.</exception>
    public async Task<AzuriteEndpoint> StartAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(UsersFolder);
        using (await FileLock.AcquireAsync(LockFile, s_patience, cancellation))
        {
            // Before looking for the endpoint: an Azurite about to stop for lack of users looks once more after taking it down.
            await File.WriteAllTextAsync(UserFile, "", cancellation);
            return await RunningAsync(cancellation) ?? await LaunchAsync(cancellation);
        }
    }

    /// <summary>Leaves; the last user stops it and waits until everything is written.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        using (await FileLock.AcquireAsync(LockFile, s_patience, cancellation))
        {
            File.Delete(UserFile);
            if (HasUsers() || AzuriteEndpoint.Read(EndpointFile) is not { } running)
            {
                return;
            }

            await File.WriteAllTextAsync(Path.Combine(options.Folder, "stop"), "", cancellation);
            await UntilAsync(() => !running.IsAlive(), s_stopTimeout, cancellation);
        }
    }

    private async Task<AzuriteEndpoint?> RunningAsync(CancellationToken cancellation) =>
        AzuriteEndpoint.Read(EndpointFile) is { } recorded && recorded.IsAlive() && await recorded.AnswersAsync(cancellation)
            ? recorded
            : null;

    private async Task<AzuriteEndpoint> LaunchAsync(CancellationToken cancellation)
    {
        var install = new AzuriteInstall(options.InstallFolder, options.Say);
        await install.EnsureAsync(cancellation);
        if (options.StartsEmpty && Directory.Exists(Path.Combine(options.Folder, "data")))
        {
            await UntilAsync(() => !PredecessorLives(), s_stopTimeout, cancellation);
            Directory.Delete(Path.Combine(options.Folder, "data"), recursive: true);
        }

        if (options.PreferredPorts is { } preferred && (!options.AnyPortWillDo || AreFree(preferred)))
        {
            var started = await TryLaunchAsync(install, preferred, cancellation);
            if (started is not null || !options.AnyPortWillDo)
            {
                return started ?? throw Failed();
            }
        }

        return await TryLaunchAsync(install, new(0, 0, 0, 0), cancellation) ?? throw Failed();
    }

    private async Task<AzuriteEndpoint?> TryLaunchAsync(AzuriteInstall install, AzuriteEndpoint ports, CancellationToken cancellation)
    {
        File.Delete(EndpointFile);
        File.Delete(FailedFile);
        var environment = new Dictionary<string, string>();
        if (options.Linger is { } linger)
        {
            environment["REVOPS_AZURITE_LINGER_SECONDS"] = linger.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        string[] arguments =
        [
            install.Launcher, options.Folder,
            .. new[] { ports.BlobPort, ports.QueuePort, ports.TablePort }.Select(p => p.ToString(CultureInfo.InvariantCulture)),
        ];
        await NodeTools.RunAsync("node", options.Folder, arguments, environment, options.Say, cancellation);
        AzuriteEndpoint? endpoint = null;
        await UntilAsync(
            () => (endpoint = AzuriteEndpoint.Read(EndpointFile)) is not null || File.Exists(FailedFile), s_startTimeout, cancellation);
        return endpoint;
    }

    private bool PredecessorLives() =>
        int.TryParse(ReadOrEmpty(PidFile), CultureInfo.InvariantCulture, out var pid) && LiveProcess.Exists(pid);

    private InvalidOperationException Failed() => new(
        $"The storage emulator did not start; '{Path.Combine(options.Folder, "azurite.log")}' ends with:{Environment.NewLine}"
        + string.Join(Environment.NewLine, ReadOrEmpty(Path.Combine(options.Folder, "azurite.log")).Split('\n').TakeLast(10)));

    private bool HasUsers() => Directory.EnumerateFiles(UsersFolder)
        .Select(Path.GetFileName)
        .Any(name => int.TryParse(name, CultureInfo.InvariantCulture, out var pid) && LiveProcess.Exists(pid));

    private async Task UntilAsync(Func<bool> condition, TimeSpan timeout, CancellationToken cancellation)
    {
        var began = _time.GetTimestamp();
        while (!condition() && _time.GetElapsedTime(began) < timeout)
        {
            await Task.Delay(s_betweenLooks, _time, cancellation);
        }
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

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
