namespace RevOps.Core.Calendars;

/// <summary>
/// When somebody works: weekly hours by the clock of a zone, less holidays. Open is every instant at which that clock shows a working
/// hour; so when clocks go forward the skipped hour is missing, and when they go back the repeated one counts twice. A holiday closes
/// its whole local date and the hours that begin on it, past midnight too. Answers are in UTC. Thread-safe.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Name of the built-in calendar that is always open.</summary>
    public const string AlwaysName = "always";

    private readonly WorkWeek _week;
    private readonly ZoneOffsets _offsets;

    /// <summary>Makes a calendar.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="zone">The zone of its hours.</param>
    /// <param name="hours">The hours of a week; none makes a calendar that never opens.</param>
    /// <param name="holidays">Local dates that are off, with their names.</param>
    public WorkCalendar(string name, TimeZoneInfo zone, IReadOnlyList<WorkHours> hours, IReadOnlyDictionary<DateOnly, string> holidays)
        : this(name, zone, new WorkWeek(hours, holidays), holidays)
    {
    }

    private WorkCalendar(string name, TimeZoneInfo zone, WorkWeek week, IReadOnlyDictionary<DateOnly, string> holidays)
    {
        (Name, Zone, Holidays, _week, _offsets) = (name, zone, holidays, week, ZoneOffsets.Of(zone));
    }

    /// <summary>The built-in calendar that is always open, in UTC.</summary>
    public static WorkCalendar Always { get; } = new(
        AlwaysName, TimeZoneInfo.Utc, [.. Enum.GetValues<DayOfWeek>().Select(d => new WorkHours(d, 0, WorkHours.DayMinutes))], new Dictionary<DateOnly, string>());

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The zone of its hours.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Local dates that are off, with their names.</summary>
    public IReadOnlyDictionary<DateOnly, string> Holidays { get; }

    /// <summary>The same hours and holidays by the clock of another zone.</summary>
    /// <param name="zone">That zone.</param>
    public WorkCalendar In(TimeZoneInfo zone) => new(Name, zone, _week, Holidays);

    /// <summary>The date that the calendar's zone has at an instant.</summary>
    /// <param name="instant">The instant.</param>
    public DateOnly DateAt(DateTimeOffset instant)
    {
        var local = instant.UtcTicks + _offsets.At(instant.UtcTicks).Offset;
        return DateOnly.FromDateTime(new DateTime(Math.Clamp(local, 0, DateTime.MaxValue.Ticks)));
    }

    /// <summary>True during working hours: their begin is in, their end is out.</summary>
    /// <param name="instant">The instant.</param>
    public bool IsOpen(DateTimeOffset instant) => _week.IsAlways || (TryNext(instant, out var open) && open.Start == instant.UtcTicks);

    /// <summary>The first open instant at or after one.</summary>
    /// <param name="instant">The instant.</param>
    /// <exception cref="InvalidOperationException">The calendar does not open again before the year 10,000.</exception>
    public DateTimeOffset NextOpen(DateTimeOffset instant) => _week.IsAlways
        ? instant.ToUniversalTime()
        : TryNext(instant, out var open) ? Utc(open.Start) : throw NeverAgain();

    /// <summary>
    /// The earliest instant by which so much working time has passed. So 15 minutes from 16:45 end at closing time, 17:00; no time at
    /// all ends where it starts, open or not.
    /// </summary>
    /// <param name="instant">Where to start.</param>
    /// <param name="duration">Working time; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    /// <exception cref="InvalidOperationException">The calendar has not so much time left before the year 10,000.</exception>
    public DateTimeOffset AddWorkingTime(DateTimeOffset instant, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var left = duration.Ticks;
        if (left == 0 || _week.IsAlways)
        {
            return left <= DateTime.MaxValue.Ticks - instant.UtcTicks ? Utc(instant.UtcTicks + left) : throw NeverAgain();
        }

        var open = new OpenSpans(_offsets, _week, instant.UtcTicks);
        while (open.MoveNext())
        {
            var length = open.End - open.Start;
            if (left <= length)
            {
                return Utc(open.Start + left);
            }

            left -= length;
        }

        throw NeverAgain();
    }

    /// <summary>How much working time lies between two instants; none where the second is not the later.</summary>
    /// <param name="start">From, inclusive.</param>
    /// <param name="end">To, exclusive.</param>
    public TimeSpan WorkingTimeBetween(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start || _week.IsAlways)
        {
            return end <= start ? TimeSpan.Zero : end - start;
        }

        var sum = 0L;
        var open = new OpenSpans(_offsets, _week, start.UtcTicks);
        while (open.MoveNext() && open.Start < end.UtcTicks)
        {
            sum += Math.Min(open.End, end.UtcTicks) - open.Start;
        }

        return new TimeSpan(sum);
    }

    private bool TryNext(DateTimeOffset instant, out OpenSpans open)
    {
        open = new OpenSpans(_offsets, _week, instant.UtcTicks);
        return open.MoveNext();
    }

    private static DateTimeOffset Utc(long ticks) => new(ticks, TimeSpan.Zero);

    private InvalidOperationException NeverAgain() => new($"The calendar '{Name}' has no open time left before the year 10,000.");
}
