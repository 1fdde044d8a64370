namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a timer's schedule stands. All times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>Start of the last run; year 1 if there was none yet.</summary>
    public DateTime Last { get; set; }

    /// <summary>When the run that is due next was due, as seen from <see cref="LastUpdated"/>.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this was last brought up to date.</summary>
    public DateTime LastUpdated { get; set; }
}
