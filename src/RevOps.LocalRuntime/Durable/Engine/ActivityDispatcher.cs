using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Durable.Replay;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>
/// Runs activities, oldest first. A row stays until its result is stored, so an activity runs again only if the process
/// died or stopped before that.
/// </summary>
internal sealed class ActivityDispatcher(
    DurableStore store, OrchestrationRegistry registry, OrchestrationEngineOptions options, ILogger log, CancellationToken stop)
{
    private const int MostPerLook = 256;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private readonly Slots _slots = new(options.MaxConcurrentActivities);
    private volatile bool _isOver;

    public async Task RunAsync()
    {
        var last = 0L;
        while (!stop.IsCancellationRequested)
        {
            var changed = store.Changed.Next;
            try
            {
                var from = last;
                foreach (var activity in store.Read(session => ActivityStatements.After(session, from, MostPerLook)))
                {
                    await _slots.TakeAsync(stop);
                    last = activity.Seq;
                    _ = Task.Run(() => RunAsync(activity), CancellationToken.None);
                }

                if (last == from)
                {
                    await changed.WaitAsync(stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException failure)
            {
                EngineLog.StepFailed(log, failure, "look for activities");
                await Task.Delay(PauseAfterFailure, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Waits for the running activities; the result of one that takes longer than the time (real) is dropped.</summary>
    public async Task DrainAsync(TimeSpan timeout)
    {
        if (!await _slots.AllReturnedAsync(timeout))
        {
            EngineLog.LeftBehind(log, "an activity");
        }

        _isOver = true;
    }

    private async Task RunAsync(ActivityRow activity)
    {
        try
        {
            if (await ExecuteAsync(activity) is { } result)
            {
                await StoreAsync(activity, result);
            }
        }
        finally
        {
            _slots.Return();
        }
    }

    /// <returns>The result; null if the engine's stop ended it.</returns>
    private async Task<HistoryEvent?> ExecuteAsync(ActivityRow activity)
    {
        if (registry.FindActivity(activity.Name) is not { } run)
        {
            var message = $"No activity task named '{activity.Name}' was found.";
            return new TaskFailed(activity.TaskId, new("ActivityTaskNotFound", message, null, null, null), IsNonRetriable: true);
        }

        try
        {
            var call = new ActivityCall(activity.InstanceId, activity.Name, activity.TaskId, activity.Input, options.Converter);
            var value = await run(call, stop);
            return new TaskCompleted(activity.TaskId, options.Converter.Serialize(value));
        }
#pragma warning disable CA1031 // Any failure of an activity is its result.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (stop.IsCancellationRequested)
            {
                // Most likely because of the stop: it is not the activity's own result, so it runs again.
                return null;
            }

            EngineLog.ActivityFailed(log, failure, activity.Name, activity.TaskId, activity.InstanceId);
            return new TaskFailed(activity.TaskId, TaskFailureDetails.FromException(failure));
        }
    }

    private async Task StoreAsync(ActivityRow activity, HistoryEvent result)
    {
        while (!_isOver)
        {
            try
            {
                await store.WriteAsync(
                    session => !_isOver && ActivityStatements.Finish(session, activity, result, options.TimeProvider.GetUtcNow()));
                return;
            }
            catch (Exception failure) when (failure is SqliteException && !stop.IsCancellationRequested)
            {
                EngineLog.ResultNotStored(log, failure, activity.Name, activity.TaskId, activity.InstanceId);
                await Task.Delay(PauseAfterFailure, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
