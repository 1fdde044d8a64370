namespace RevOps.LocalRuntime.Leases;

/// <summary>
/// Something that must run in no more than one process per data folder: timers, the orchestration engine. It is started when
/// this process gets the lease, possibly long after the process's own start, and at most once.
/// </summary>
internal interface IExclusiveService
{
    /// <summary>Starts the work, taking up what a killed holder has left behind. Returns when it has started.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Ends the work. When it returns, nothing of it may still act: another process may take over at that moment.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
