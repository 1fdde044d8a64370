using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Durable.Replay;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>
/// Runs turns. Waiting instances exist on disk only: this loop sleeps until the store changes or the next timer falls due,
/// then replays whoever has something to take up. An instance has at most one turn at a time.
/// </summary>
internal sealed class TurnDispatcher(
    DurableStore store, OrchestrationRegistry registry, OrchestrationEngineOptions options, ILogger log, CancellationToken stop)
{
    private const int MostPerLook = 1024;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ReplaySettings _settings = new(options.Converter, options.LoggerFactory, options.MaximumTimerInterval);
    private readonly Slots _slots = new(options.MaxConcurrentOrchestrators);
    private readonly Dictionary<string, bool> _running = [];
    private readonly Lock _gate = new();
    private volatile bool _isOver;

    public async Task RunAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var changed = store.Changed.Next;
            try
            {
                var now = options.TimeProvider.GetUtcNow();
                var ready = store.Read(session => TurnStatements.FindReady(session, now, MostPerLook));
                foreach (var instanceId in ready.InstanceIds.Where(Begin))
                {
                    await StartTurnAsync(instanceId);
                }

                await SleepAsync(changed, ready.NextDue);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException failure)
            {
                EngineLog.StepFailed(log, failure, "look for instances that are ready");
                await Task.Delay(PauseAfterFailure, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for the running turns; one that takes longer than the time (real) will not be stored.</summary>
    public async Task DrainAsync(TimeSpan timeout)
    {
        if (!await _slots.AllReturnedAsync(timeout))
        {
            EngineLog.LeftBehind(log, "a turn");
        }

        _isOver = true;
    }

    /// <summary>Claims an instance; if it runs, remembers to look at it again when it is done.</summary>
    private bool Begin(string instanceId)
    {
        lock (_gate)
        {
            if (_running.TryAdd(instanceId, false))
            {
                return true;
            }

            _running[instanceId] = true;
            return false;
        }
    }

    private void End(string instanceId)
    {
        bool lookAgain;
        lock (_gate)
        {
            _running.Remove(instanceId, out lookAgain);
        }

        if (lookAgain)
        {
            store.Changed.Pulse();
        }
    }

    private async Task StartTurnAsync(string instanceId)
    {
        try
        {
            await _slots.TakeAsync(stop);
        }
        catch (OperationCanceledException)
        {
            End(instanceId);
            throw;
        }

        _ = Task.Run(() => RunTurnAsync(instanceId), CancellationToken.None);
    }

    private async Task RunTurnAsync(string instanceId)
    {
        try
        {
            await RunAndStoreAsync(instanceId);
        }
#pragma warning disable CA1031 // One instance's trouble must not stop the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!_isOver)
            {
                EngineLog.TurnFailed(log, failure, instanceId);
                await Task.Delay(PauseAfterFailure, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Begin(instanceId);
            }
        }
        finally
        {
            _slots.Return();
            End(instanceId);
        }
    }

    private async Task RunAndStoreAsync(string instanceId)
    {
        var now = options.TimeProvider.GetUtcNow();
        if (store.Look(session => TurnStatements.Load(session, instanceId, now)) is not { } work)
        {
            return;
        }

        var outcome = TurnRunner.Run(work.Input, registry, _settings, () => ReportBroken(instanceId, work.ExecutionId));
        var isStored = await store.WriteAsync(session => !_isOver && new TurnCommit(session, work, outcome, now).Apply());
        if (!isStored)
        {
            EngineLog.TurnDropped(log, instanceId);
        }
        else if (outcome.End is TurnEnd.Over { Failure: { } failure })
        {
            EngineLog.InstanceFailed(log, instanceId, failure.ErrorType);
        }
    }

    private void ReportBroken(string instanceId, string executionId)
    {
        var message = new ConstraintBroken(TurnRunner.NotDurable);
        var report = store.WriteAsync(
            session => InboxStatements.AddTo(session, instanceId, executionId, message, options.TimeProvider.GetUtcNow()));
        report.ContinueWith(
            failed => EngineLog.TurnFailed(log, failed.Exception!, instanceId),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private async Task SleepAsync(Task changed, DateTimeOffset? nextDue)
    {
        var time = options.TimeProvider;
        var wait = nextDue is { } due ? due - time.GetUtcNow() : LongestSleep;
        if (wait <= TimeSpan.Zero || changed.IsCompleted)
        {
            return;
        }

        // Whole milliseconds, rounded up: a timer that fires a little early would find nothing due.
        wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait.TotalMilliseconds, LongestSleep.TotalMilliseconds)));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var elapsed = Task.Delay(wait, time, enough.Token);

        // A clock that was moved while the timer was being made would never fire it.
        if (nextDue is null || time.GetUtcNow() < nextDue)
        {
            await Task.WhenAny(changed, elapsed);
        }

        await enough.CancelAsync();
    }
}
