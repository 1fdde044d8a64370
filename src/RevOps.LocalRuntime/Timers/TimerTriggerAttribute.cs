using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function on a schedule, in UTC.</summary>
/// <param name="schedule">
/// An NCRONTAB expression of six fields (second, minute, hour, day, month, day of week; Sunday is 0 or 7), a span
/// (<c>hh:mm:ss</c>), or a setting's name between percent signs.
/// </param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>The schedule as written in the source, settings not yet looked up.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Not supported: a function that sets it stops the app from starting. Default false.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>
    /// Whether the last run is remembered over restarts, so that a missed one is made up for. Default true; schedules of more
    /// than one run a minute are never remembered.
    /// </summary>
    public bool UseMonitor { get; set; } = true;
}
