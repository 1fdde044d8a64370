using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Time;

namespace RevOps.LocalRuntime.Timers;

/// <summary>Runs one timer function at its times, one run at a time.</summary>
internal sealed partial class TimerLoop(TimerRegistration timer, TimerStatusStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>Runs until cancelled. Failures of the function are logged and not retried: its next time comes.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var monitored = timer.UseMonitor && !timer.Schedule.IsSubMinute(Now);
        var status = TimerStanding.AtStart(timer.Schedule, monitored ? store.Find(timer.FunctionName) : null, Now);
        var pastDue = monitored && status.Next < Now;
        if (monitored)
        {
            Save(status);
        }

        LogScheduled(timer.FunctionName, timer.Schedule.Text, status.Next);
        while (true)
        {
            await clock.DelayUntil(status.Next, cancellationToken);
            var started = Now;
            await InvokeAsync(new TimerInfo { IsPastDue = pastDue, ScheduleStatus = monitored ? status : null }, cancellationToken);
            pastDue = false;
            status = TimerStanding.AfterRun(timer.Schedule, started);
            if (monitored)
            {
                Save(status);
            }
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task InvokeAsync(TimerInfo info, CancellationToken cancellationToken)
    {
        try
        {
            await timer.Invoke(info, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not a failure but a run that was broken off by the stop: left unrecorded, so that it is made up for.
            throw;
        }
        catch (Exception fault)
        {
            LogFailed(fault, timer.FunctionName);
        }
    }

    // What cannot be remembered must not keep the timer from running.
    private void Save(ScheduleStatus status)
    {
        try
        {
            store.Save(timer.FunctionName, status);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(fault, timer.FunctionName);
        }
    }

    [LoggerMessage(1101, LogLevel.Information, "The timer function {FunctionName} ({Schedule}) runs next at {Next:O}.")]
    private partial void LogScheduled(string functionName, string schedule, DateTime next);

    [LoggerMessage(1102, LogLevel.Error, "The timer function {FunctionName} failed; it runs again at its next time.")]
    private partial void LogFailed(Exception fault, string functionName);

    [LoggerMessage(1103, LogLevel.Error, "The last run of the timer function {FunctionName} could not be stored.")]
    private partial void LogNotSaved(Exception fault, string functionName);
}
