using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Leases;

namespace RevOps.LocalRuntime.Timers;

/// <summary>
/// Runs the timer functions of the app at their times, in one process per data folder. A run that was missed because no process
/// was alive is made up for once at start. Times are those of the clock it is given: business time.
/// </summary>
internal sealed class TimerService : IExclusiveService, IDisposable
{
    private readonly IReadOnlyList<TimerRegistration> _timers;
    private readonly string _dataFolder;
    private readonly TimeProvider _clock;
    private readonly ILogger<TimerService> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Takes the app's timers; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="timers">All timer functions.</param>
    /// <param name="dataFolder">Where the last runs are remembered.</param>
    /// <param name="clock">Business time.</param>
    /// <param name="logger">Told of schedules and failures.</param>
    /// <exception cref="InvalidOperationException">Two functions have the same name.</exception>
    public TimerService(IEnumerable<TimerRegistration> timers, string dataFolder, TimeProvider clock, ILogger<TimerService> logger)
    {
        _timers = [.. timers];
        _dataFolder = dataFolder;
        _clock = clock;
        _logger = logger;
        if (_timers.CountBy(t => t.FunctionName).FirstOrDefault(n => n.Value > 1) is { Key: { } twice })
        {
            throw new InvalidOperationException($"There is more than one timer function named {twice}.");
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var store = TimerStatusStore.Open(_dataFolder);
        _running = Task.WhenAll(_timers.Select(timer =>
            Task.Run(() => new TimerLoop(timer, store, _clock, _logger).RunAsync(_stopping.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    /// <summary>Cancels the runs under way and waits until they have ended.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        try
        {
            await _running.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // How the loops end.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();
}
