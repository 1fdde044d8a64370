namespace RevOps.Core.Owners;

/// <summary>When absences end.</summary>
public static class Absences
{
    /// <summary>The instant at which an owner is back; null where they are not away. Of absences that overlap the last one counts.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="zone">Their zone.</param>
    /// <param name="now">The instant.</param>
    /// <param name="today">Their local date at that instant.</param>
    public static DateTimeOffset? BackAt(Owner owner, TimeZoneInfo zone, DateTimeOffset now, DateOnly today)
    {
        DateTimeOffset? back = null;
        foreach (var absence in owner.OutOfOffice.Where(a => a.Covers(now, today)))
        {
            var end = absence.To.Time ?? StartOf(absence.To.Day!.Value.AddDays(1), zone);
            back = back > end ? back : end;
        }

        return back;
    }

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var start = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(start))
        {
            // Where clocks go forward at midnight the day begins later.
            start = start.AddMinutes(15);
        }

        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }
}
