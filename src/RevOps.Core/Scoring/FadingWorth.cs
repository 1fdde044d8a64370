namespace RevOps.Core.Scoring;

/// <summary>
/// What the touchpoints of an engagement rule are worth, as a curve over time. All of them share one half-life, so their sum
/// fades as one: what it was at the newest of them, halved after every half-life. Those in the future are worth 1 each until
/// their time.
/// </summary>
internal readonly struct FadingWorth
{
    private readonly EngagementRule rule;
    private readonly double points;
    private readonly double faded;
    private readonly long anchor;
    private readonly int fresh;
    private readonly long firstFresh;

    private FadingWorth(EngagementRule rule, FactSheet sheet, DateTimeOffset at)
    {
        this.rule = rule;
        points = (double)rule.Points;
        firstFresh = DateTimeOffset.MaxValue.UtcTicks;
        var touchpoints = sheet.Facts.Touchpoints;
        for (var i = 0; i < touchpoints.Count; i++)
        {
            if (!rule.Filter.Takes(sheet, i))
            {
                continue;
            }

            Count++;
            var time = touchpoints[i].EventTime.UtcTicks;
            if (time > at.UtcTicks)
            {
                fresh++;
                firstFresh = Math.Min(firstFresh, time);
            }
            else if (time > anchor)
            {
                faded = (anchor == 0 ? 0 : faded * Halved(time - anchor)) + 1;
                anchor = time;
            }
            else
            {
                faded += Halved(anchor - time);
            }
        }
    }

    /// <summary>Number of touchpoints that count.</summary>
    public int Count { get; }

    /// <summary>Points at an instant not before the one for which this was made, and not after the first touchpoint of the future.</summary>
    public int PointsAt(DateTimeOffset at) => PointsAt(at.UtcTicks);

    public static FadingWorth Of(EngagementRule rule, FactSheet sheet, DateTimeOffset at) => new(rule, sheet, at);

    /// <summary>The first instant after <paramref name="now"/> at which the points are others; null where they stay for ever.</summary>
    public DateTimeOffset? NextChange(FactSheet sheet, DateTimeOffset now)
    {
        var present = PointsAt(now);
        var (curve, from) = (this, now.UtcTicks);
        while (present > 0 && curve.Count > 0)
        {
            if (curve.FirstBelow(present, from) is { } ticks)
            {
                return new DateTimeOffset(ticks, TimeSpan.Zero);
            }

            if (curve.fresh == 0)
            {
                return null;
            }

            from = curve.firstFresh;
            curve = new FadingWorth(rule, sheet, new DateTimeOffset(from, TimeSpan.Zero));
        }

        return null;
    }

    /// <summary>
    /// The first tick with fewer points, up to the first touchpoint of the future. The formula gives it to within rounding, and
    /// bisection with the very arithmetic of <see cref="PointsAt(long)"/> makes it exact.
    /// </summary>
    private long? FirstBelow(int present, long from)
    {
        if (faded == 0)
        {
            return null;
        }

        var limit = ((present - 0.5) / points) - fresh;
        var halves = limit > 0 ? Math.Log2(faded / limit) : double.PositiveInfinity;
        var offset = halves * rule.HalfLife.Ticks;
        if (!(offset < firstFresh - anchor))
        {
            return PointsAt(firstFresh) < present ? Bisect(present, from, firstFresh) : null;
        }

        var guess = Math.Max(from, anchor + (long)offset);
        var (low, high) = (guess, guess + 1);
        for (var step = 1L; PointsAt(high) >= present; step *= 2)
        {
            high += step;
        }

        for (var step = 1L; low > from && PointsAt(low) < present; step *= 2)
        {
            low = Math.Max(from, low - step);
        }

        return high <= firstFresh ? Bisect(present, low, high) : null;
    }

    private long Bisect(int present, long low, long high)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = PointsAt(middle) >= present ? (middle, high) : (low, middle);
        }

        return high;
    }

    private int PointsAt(long ticks)
    {
        var worth = fresh + (faded > 0 ? faded * Halved(ticks - anchor) : 0);
        return (int)Math.Min(rule.Max, Math.Round(points * worth, MidpointRounding.AwayFromZero));
    }

    private double Halved(long ticks) => Math.Pow(0.5, (double)ticks / rule.HalfLife.Ticks);
}
