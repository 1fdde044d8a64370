using RevOps.Core.Calendars;

namespace RevOps.Core.Outreach;

/// <summary>A stretch of time in UTC ticks; the end is exclusive.</summary>
internal readonly record struct SendSpan(long Start, long End);

/// <summary>When mails may go to one or several zones at once: stretches around an instant, in order, none touching the next.</summary>
internal static class SendSpans
{
    // From two local days before to three after: holds the present stretch and the next two in every zone.
    private const int DaysBefore = 2;
    private const int DaysAfter = 3;

    /// <summary>The stretches that suit all zones.</summary>
    /// <param name="zones">At least one.</param>
    /// <param name="hours">Hours of each day by the clock on the wall.</param>
    /// <param name="around">The instant.</param>
    public static IReadOnlyList<SendSpan> Of(IReadOnlyList<TimeZoneInfo> zones, WorkHours hours, DateTimeOffset around)
    {
        IReadOnlyList<SendSpan>? joint = null;
        foreach (var zone in zones)
        {
            var own = OfZone(ZoneOffsets.Of(zone), hours, around.UtcTicks);
            joint = joint is null ? own : Intersect(joint, own);
        }

        return joint ?? [];
    }

    private static List<SendSpan> OfZone(ZoneOffsets offsets, WorkHours hours, long around)
    {
        var today = (around + offsets.At(around).Offset) / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay;
        var spans = new List<SendSpan>();
        for (var day = -DaysBefore; day <= DaysAfter; day++)
        {
            var midnight = today + (day * TimeSpan.TicksPerDay);
            var start = Utc(offsets, midnight + (hours.From * TimeSpan.TicksPerMinute), later: true);
            var end = Utc(offsets, midnight + (hours.To * TimeSpan.TicksPerMinute), later: false);
            if (spans is [.., var last] && start <= last.End)
            {
                spans[^1] = last with { End = Math.Max(last.End, end) };
            }
            else if (start < end)
            {
                spans.Add(new SendSpan(start, end));
            }
        }

        return spans;
    }

    /// <summary>
    /// A local time in UTC. Where the clock shows it twice or never, the later or the earlier choice: stretches then get shorter, never
    /// longer.
    /// </summary>
    private static long Utc(ZoneOffsets offsets, long local, bool later)
    {
        var before = offsets.At(local - TimeSpan.TicksPerDay).Offset;
        var after = offsets.At(local + TimeSpan.TicksPerDay).Offset;
        var (first, second) = (local - before, local - after);
        var (isFirst, isSecond) = (offsets.At(first).Offset == before, offsets.At(second).Offset == after);
        return isFirst == isSecond ? (later ? Math.Max(first, second) : Math.Min(first, second)) : isFirst ? first : second;
    }

    private static List<SendSpan> Intersect(IReadOnlyList<SendSpan> a, IReadOnlyList<SendSpan> b)
    {
        var both = new List<SendSpan>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            var (start, end) = (Math.Max(a[i].Start, b[j].Start), Math.Min(a[i].End, b[j].End));
            if (start < end)
            {
                both.Add(new SendSpan(start, end));
            }

            _ = a[i].End < b[j].End ? i++ : j++;
        }

        return both;
    }
}
