namespace RevOps.Core.Calendars;

/// <summary>
/// Walks through the open stretches of a calendar from a time on, in UTC. A stretch is the set of instants at which the clock on the
/// wall shows an open hour: the hour that clocks skip is nobody's, and one that they show twice counts twice. So each span of one
/// offset is laid out by itself.
/// </summary>
internal struct OpenSpans
{
    private readonly ZoneOffsets _zone;
    private readonly WorkWeek _week;
    private readonly long _from;
    private ZoneSpan _span;
    private DaySpan[] _hours = [];
    private int _day;
    private int _next;

    public OpenSpans(ZoneOffsets zone, WorkWeek week, long from)
    {
        (_zone, _week, _from) = (zone, week, from);
        Enter(zone.At(from), from);
    }

    /// <summary>Begin of the present stretch in UTC ticks; not before the start of the walk.</summary>
    public long Start { get; private set; }

    /// <summary>Its end, exclusive.</summary>
    public long End { get; private set; }

    /// <summary>Goes to the next stretch; those that touch are not joined. False where the calendar of mankind ends, or without any hours.</summary>
    public bool MoveNext()
    {
        if (_week.IsNever)
        {
            return false;
        }

        while (true)
        {
            while (_next < _hours.Length)
            {
                var (from, to) = _hours[_next++];
                var midnight = (_day * TimeSpan.TicksPerDay) - _span.Offset;
                Start = Math.Max(Math.Max(midnight + from, _span.Start), _from);
                End = Math.Min(midnight + to, _span.End);
                if (Start < End)
                {
                    return true;
                }
            }

            if (!NextDay())
            {
                return false;
            }
        }
    }

    private bool NextDay()
    {
        if (((_day + 1) * TimeSpan.TicksPerDay) - _span.Offset < _span.End)
        {
            Open(_day + 1);
            return true;
        }

        if (_span.End >= DateTime.MaxValue.Ticks)
        {
            return false;
        }

        Enter(_zone.At(_span.End), _span.End);
        return true;
    }

    private void Enter(ZoneSpan span, long at)
    {
        _span = span;
        Open((int)Math.Max(0, (at + span.Offset) / TimeSpan.TicksPerDay));
    }

    private void Open(int day)
    {
        _day = day;
        _hours = _week.On(day);
        _next = 0;
    }
}
