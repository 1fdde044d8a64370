namespace RevOps.Core.Calendars;

/// <summary>A stretch of a local day, in ticks after its midnight; the end is exclusive.</summary>
internal readonly record struct DaySpan(long From, long To);

/// <summary>Hours of a week and days off, laid out per local date, without a zone.</summary>
internal sealed class WorkWeek
{
    private static readonly DaySpan[] Nothing = [];
    private readonly DaySpan[][] _usual = new DaySpan[7][];
    private readonly DaySpan[][] _afterHoliday = new DaySpan[7][];
    private readonly HashSet<int> _holidays;

    public WorkWeek(IReadOnlyList<WorkHours> hours, IReadOnlyDictionary<DateOnly, string> holidays)
    {
        _holidays = [.. holidays.Keys.Select(d => d.DayNumber)];
        for (var day = 0; day < 7; day++)
        {
            var own = hours.Where(h => (int)h.Day == day).Select(h => Span(h.From, Math.Min(h.To, WorkHours.DayMinutes)));
            var fromYesterday = hours.Where(h => ((int)h.Day + 1) % 7 == day && h.To > WorkHours.DayMinutes).Select(h => Span(0, h.To - WorkHours.DayMinutes));
            _afterHoliday[day] = Merged(own);
            _usual[day] = Merged(own.Concat(fromYesterday));
        }

        IsAlways = _holidays.Count == 0 && _usual.All(d => d is [{ From: 0, To: TimeSpan.TicksPerDay }]);
        IsNever = hours.Count == 0;
    }

    /// <summary>True where there is never a break.</summary>
    public bool IsAlways { get; }

    /// <summary>True where there is no hour at all.</summary>
    public bool IsNever { get; }

    /// <summary>Open hours of a local date, in order: none on a holiday, and none left over from one the day before.</summary>
    /// <param name="day">Days since 1 January of year 1.</param>
    public DaySpan[] On(int day)
    {
        if (_holidays.Count > 0)
        {
            if (_holidays.Contains(day))
            {
                return Nothing;
            }

            if (_holidays.Contains(day - 1))
            {
                return _afterHoliday[Weekday(day)];
            }
        }

        return _usual[Weekday(day)];
    }

    // 1 January of year 1 was a Monday.
    private static int Weekday(int day) => (day + 1) % 7;

    private static DaySpan Span(int from, int to) => new(from * TimeSpan.TicksPerMinute, to * TimeSpan.TicksPerMinute);

    private static DaySpan[] Merged(IEnumerable<DaySpan> spans)
    {
        var merged = new List<DaySpan>();
        foreach (var span in spans.OrderBy(s => s.From))
        {
            if (merged is [.., var last] && span.From <= last.To)
            {
                merged[^1] = last with { To = Math.Max(last.To, span.To) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return [.. merged];
    }
}
