using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Leases;

/// <summary>
/// Runs the exclusive services in one process per data folder. Every process competes for an operating-system lock; whoever has
/// it runs the services until it stops or dies, and the others keep trying, so the next one takes over within the retry
/// interval. A clean stop gives up the lease only after all services have stopped. A service that fails to start stops the host:
/// a process that holds the lease but does no work would keep everybody else from doing it.
/// </summary>
internal sealed partial class LeaseRunner(
    LeaseOptions options, IEnumerable<IExclusiveService> services, ILogger<LeaseRunner> logger) : BackgroundService
{
    private readonly IReadOnlyList<IExclusiveService> _services = [.. services];
    private volatile bool _isHolder;

    /// <summary>Whether this process has the lease and all exclusive services run here.</summary>
    public bool IsHolder => _isHolder;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var lease = await AcquireAsync(stoppingToken);
        if (lease is null)
        {
            return;
        }

        var started = new Stack<IExclusiveService>();
        try
        {
            foreach (var service in _services)
            {
                await service.StartAsync(stoppingToken);
                started.Push(service);
            }

            _isHolder = true;
            LogHolding(options.DataFolder);
            await Task.Delay(Timeout.InfiniteTimeSpan, options.RealTime, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The normal end: the host stops.
        }
        finally
        {
            await StopAllAsync(started);
            _isHolder = false;
        }
    }

    private async Task<FileStream?> AcquireAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(options.DataFolder);
        var path = Path.Combine(options.DataFolder, "runtime.lock");
        var waiting = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (LockFile.TryExclusive(path) is { } lease)
            {
                Sign(lease);
                return lease;
            }

            if (!waiting)
            {
                waiting = true;
                LogWaiting(options.DataFolder);
            }

            await Task.Delay(options.RetryInterval, options.RealTime, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    // For whoever looks at the folder; the lock counts, not the content.
    private static void Sign(FileStream lease)
    {
        lease.SetLength(0);
        lease.Write(Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
    }

    private async Task StopAllAsync(Stack<IExclusiveService> started)
    {
        while (started.TryPop(out var service))
        {
            try
            {
                await service.StopAsync(CancellationToken.None);
            }
            catch (Exception fault)
            {
                LogStopFailed(fault, service.GetType().Name);
            }
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "This process runs the timers and orchestrations of {DataFolder}.")]
    private partial void LogHolding(string dataFolder);

    [LoggerMessage(1002, LogLevel.Information,
        "Another process runs the timers and orchestrations of {DataFolder}; waiting to take over from it.")]
    private partial void LogWaiting(string dataFolder);

    [LoggerMessage(1003, LogLevel.Error, "{Service} did not stop cleanly.")]
    private partial void LogStopFailed(Exception fault, string service);
}
