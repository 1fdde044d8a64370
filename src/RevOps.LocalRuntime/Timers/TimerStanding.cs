using Microsoft.Azure.Functions.Worker;

namespace RevOps.LocalRuntime.Timers;

/// <summary>
/// Where a timer stands, decided as the Functions host decides it: a pure function of the schedule, what was stored, and the
/// time. All times are UTC.
/// </summary>
internal static class TimerStanding
{
    /// <summary>
    /// The standing with which a timer starts. Without a stored one it is scheduled from now on. A stored one whose next run
    /// does not follow from its last run was made by another schedule: then the new schedule counts, and a run that it would
    /// have had in the past is not made up for.
    /// </summary>
    public static ScheduleStatus AtStart(TimerSchedule schedule, ScheduleStatus? stored, DateTime now)
    {
        if (stored is null)
        {
            return From(schedule, now);
        }

        var basis = stored.Last != default ? stored.Last : stored.LastUpdated;
        var expected = NextOrNever(schedule, basis);
        if (stored.Next == expected)
        {
            return stored;
        }

        return From(schedule, expected < now ? now : basis);
    }

    /// <summary>
    /// The standing after a run. The next run counts from the start of this one, so a run that lasts over its next time is
    /// followed by another at once, and by one only, however many times it has missed.
    /// </summary>
    public static ScheduleStatus AfterRun(TimerSchedule schedule, DateTime started) =>
        new() { Last = started, Next = NextOrNever(schedule, started), LastUpdated = started };

    private static ScheduleStatus From(TimerSchedule schedule, DateTime basis) =>
        new() { Next = NextOrNever(schedule, basis), LastUpdated = basis };

    private static DateTime NextOrNever(TimerSchedule schedule, DateTime after) =>
        schedule.Next(after) ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
}
