namespace RevOps.LocalRuntime.Timers;

/// <summary>
/// A schedule in NCRONTAB, as the Functions host reads it: second, minute, hour, day, month, day of week. With five fields the
/// second is 0. Unlike in Unix cron, day and day of week must both match.
/// </summary>
internal sealed class NCrontabSchedule
{
    // After 400 years dates and weekdays repeat: what has not come by then never will.
    private const int CalendarCycleYears = 400;

    private readonly NCrontabField _second;
    private readonly NCrontabField _minute;
    private readonly NCrontabField _hour;
    private readonly NCrontabField _day;
    private readonly NCrontabField _month;
    private readonly NCrontabField _dayOfWeek;

    private NCrontabSchedule(string[] fields)
    {
        _second = NCrontabField.Parse(fields[0], NCrontabFieldKind.Second);
        _minute = NCrontabField.Parse(fields[1], NCrontabFieldKind.Minute);
        _hour = NCrontabField.Parse(fields[2], NCrontabFieldKind.Hour);
        _day = NCrontabField.Parse(fields[3], NCrontabFieldKind.Day);
        _month = NCrontabField.Parse(fields[4], NCrontabFieldKind.Month);
        _dayOfWeek = NCrontabField.Parse(fields[5], NCrontabFieldKind.DayOfWeek);
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is not one; the message names the field.</exception>
    public static NCrontabSchedule Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new NCrontabSchedule(["0", .. fields]),
            6 => new NCrontabSchedule(fields),
            _ => throw new FormatException($"It has {fields.Length} fields instead of six."),
        };
    }

    /// <summary>The first instant after <paramref name="after"/> that matches, in whole seconds; null if there is none, ever.</summary>
    /// <param name="after">UTC. An instant that matches is not its own successor.</param>
    public DateTime? GetNextOccurrence(DateTime after)
    {
        if (after > DateTime.MaxValue.AddSeconds(-1))
        {
            return null;
        }

        var start = after.AddTicks(TimeSpan.TicksPerSecond - after.Ticks % TimeSpan.TicksPerSecond);
        if (MatchesDay(start) && NextTimeOfDay(start.TimeOfDay) is { } today)
        {
            return start.Date + today;
        }

        return NextDay(start.Date) is { } day ? day + NextTimeOfDay(TimeSpan.Zero) : null;
    }

    private bool MatchesDay(DateTime day) =>
        _month.Contains(day.Month) && _day.Contains(day.Day) && _dayOfWeek.Contains((int)day.DayOfWeek);

    private DateTime? NextDay(DateTime after)
    {
        var lastYear = Math.Min(after.Year + CalendarCycleYears, DateTime.MaxValue.Year);
        var (year, month, day) = (after.Year, after.Month, after.Day + 1);
        while (year <= lastYear)
        {
            if (_month.Contains(month) && NextDayInMonth(year, month, day) is { } found)
            {
                return new DateTime(year, month, found, 0, 0, 0, DateTimeKind.Utc);
            }

            (year, month, day) = month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1);
        }

        return null;
    }

    private int? NextDayInMonth(int year, int month, int from)
    {
        var length = DateTime.DaysInMonth(year, month);
        for (var day = _day.AtOrAfter(from); day <= length; day = _day.AtOrAfter(day.Value + 1))
        {
            if (_dayOfWeek.Contains((int)new DateOnly(year, month, day.Value).DayOfWeek))
            {
                return day;
            }
        }

        return null;
    }

    private TimeSpan? NextTimeOfDay(TimeSpan from)
    {
        if (_hour.Contains(from.Hours))
        {
            if (_minute.Contains(from.Minutes) && _second.AtOrAfter(from.Seconds) is { } second)
            {
                return new TimeSpan(from.Hours, from.Minutes, second);
            }

            if (_minute.AtOrAfter(from.Minutes + 1) is { } minute)
            {
                return new TimeSpan(from.Hours, minute, _second.First);
            }
        }

        return _hour.AtOrAfter(from.Hours + 1) is { } hour ? new TimeSpan(hour, _minute.First, _second.First) : null;
    }
}
