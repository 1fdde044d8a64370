using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Timers;

/// <summary>A timer function of the app.</summary>
/// <param name="FunctionName">Its unique name, under which its last run is remembered.</param>
/// <param name="Schedule">When it runs.</param>
/// <param name="UseMonitor">Whether its last run is remembered, as far as the schedule allows it.</param>
/// <param name="Invoke">Runs the function once; the token is cancelled when the app stops.</param>
internal sealed record TimerRegistration(
    string FunctionName, TimerSchedule Schedule, bool UseMonitor, Func<TimerInfo, CancellationToken, Task> Invoke)
{
    /// <summary>Reads a function's trigger.</summary>
    /// <param name="functionName">The function's unique name.</param>
    /// <param name="trigger">The attribute on its parameter.</param>
    /// <param name="setting">Looks up a setting for <c>%SETTING%</c>; null if there is none.</param>
    /// <param name="invoke">Runs the function once.</param>
    /// <exception cref="NotSupportedException">The trigger asks for a run at start-up.</exception>
    /// <exception cref="InvalidOperationException">The schedule cannot be read; the message names function and fault.</exception>
    public static TimerRegistration Create(
        string functionName,
        TimerTriggerAttribute trigger,
        Func<string, string?> setting,
        Func<TimerInfo, CancellationToken, Task> invoke)
    {
        if (trigger.RunOnStartup)
        {
            throw new NotSupportedException($"The timer function {functionName} sets RunOnStartup, which is not supported.");
        }

        try
        {
            return new TimerRegistration(functionName, TimerSchedule.Parse(trigger.Schedule, setting), trigger.UseMonitor, invoke);
        }
        catch (FormatException fault)
        {
            throw new InvalidOperationException(
                $"The schedule '{trigger.Schedule}' of the timer function {functionName} cannot be read. {fault.Message}", fault);
        }
    }
}
