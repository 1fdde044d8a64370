namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about the run.</summary>
public class TimerInfo
{
    /// <summary>The run before this one; null where runs are not remembered (<see cref="TimerTriggerAttribute.UseMonitor"/>).</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the run makes up for one that was missed because nothing ran at its time.</summary>
    public bool IsPastDue { get; set; }
}
