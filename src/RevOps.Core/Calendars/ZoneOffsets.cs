using System.Collections.Concurrent;

namespace RevOps.Core.Calendars;

/// <summary>A stretch of time in which a zone keeps one offset from UTC.</summary>
/// <param name="Start">Begin in UTC ticks, inclusive.</param>
/// <param name="End">End in UTC ticks, exclusive.</param>
/// <param name="Offset">What is added to UTC for the clock on the wall, in ticks.</param>
internal readonly record struct ZoneSpan(long Start, long End, long Offset);

/// <summary>
/// The offsets of a zone, year by year. The zone is asked once per year, for its rules are slow to evaluate; after that a look-up
/// is a search in the handful of spans of that year. A span ends with its year too.
/// </summary>
internal sealed class ZoneOffsets(TimeZoneInfo zone)
{
    // No zone has ever changed its clocks twice within six hours.
    private const long Step = 6 * TimeSpan.TicksPerHour;

    private static readonly ConcurrentDictionary<string, ZoneOffsets> Shared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, ZoneSpan[]> _years = new();

    public static ZoneOffsets Of(TimeZoneInfo zone) => Shared.GetOrAdd(zone.Id, static (_, z) => new ZoneOffsets(z), zone);

    /// <summary>The span that holds a time.</summary>
    /// <param name="utc">UTC ticks.</param>
    public ZoneSpan At(long utc)
    {
        var spans = _years.GetOrAdd(new DateTime(utc).Year, static (year, self) => self.Year(year), this);
        var at = 0;
        while (spans[at].End <= utc && at < spans.Length - 1)
        {
            at++;
        }

        return spans[at];
    }

    private ZoneSpan[] Year(int year)
    {
        var spans = new List<ZoneSpan>();
        var end = year == DateTime.MaxValue.Year ? DateTime.MaxValue.Ticks : new DateTime(year + 1, 1, 1).Ticks;
        var start = new DateTime(year, 1, 1).Ticks;
        for (var at = start; at < end; at += Step)
        {
            var next = Math.Min(at + Step, end - 1);
            if (Offset(next) != Offset(at))
            {
                var change = Change(at, next);
                spans.Add(new ZoneSpan(start, change, Offset(start)));
                start = change;
            }
        }

        spans.Add(new ZoneSpan(start, end, Offset(start)));
        return [.. spans];
    }

    /// <summary>The first tick with the later of two offsets.</summary>
    private long Change(long before, long after)
    {
        var old = Offset(before);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            (before, after) = Offset(middle) == old ? (middle, after) : (before, middle);
        }

        return after;
    }

    private long Offset(long utc) => zone.GetUtcOffset(new DateTime(utc, DateTimeKind.Utc)).Ticks;
}
