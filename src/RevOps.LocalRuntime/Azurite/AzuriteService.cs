namespace RevOps.LocalRuntime.Azurite;

/// <summary>
/// One process's use of the Azurite of a folder. The first user starts it, the last one to leave stops it. It outlives a
/// user that is killed, so that what it acknowledged is not lost, and stops by itself when nobody comes back.
/// </summary>
internal sealed class AzuriteService(AzuriteOptions options)
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(25);

    private readonly AzuriteFolder _folder = new(options.Folder);

    /// <summary>Joins the folder's Azurite, or starts it.</summary>
    /// <returns>Where it listens; it answers.</returns>
    /// <exception cref="InvalidOperationException">It cannot be installed or started; the message says why.</exception>
    public async Task<AzuriteEndpoint> StartAsync(CancellationToken cancellation)
    {
        using (await FileLock.AcquireAsync(_folder.LockFile, Patience.ForOthers, cancellation))
        {
            // Before looking for the endpoint: an Azurite about to stop for lack of users looks once more after taking it down.
            _folder.Join();
            return await RunningAsync(cancellation) ?? await new AzuriteLauncher(options, _folder).LaunchAsync(cancellation);
        }
    }

    /// <summary>Leaves; the last user stops it and waits until everything is written.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (!_folder.HasJoined)
        {
            return;
        }

        using (await FileLock.AcquireAsync(_folder.LockFile, Patience.ForOthers, cancellation))
        {
            _folder.Leave();
            if (!_folder.HasUsers && _folder.IsOwned)
            {
                _folder.RequestStop();
                await Patience.UntilAsync(() => !_folder.IsOwned, Patience.ToStop, cancellation);
            }
        }
    }

    // As long as its process is there, nobody else may touch the data.
    private async Task<AzuriteEndpoint?> RunningAsync(CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (_folder.IsOwned)
        {
            if (_folder.Endpoint is { } recorded && await recorded.AnswersAsync(cancellation))
            {
                return recorded;
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience.ToStart)
            {
                throw new InvalidOperationException($"The storage emulator in '{_folder.Path}' runs but does not answer.");
            }

            await Task.Delay(s_betweenLooks, TimeProvider.System, cancellation);
        }

        return null;
    }
}
