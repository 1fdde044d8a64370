-- Won deals by the channels on their way. Days are whole and parts of days; a deal without a touch has neither path nor days.
SELECT CAST(CASE WHEN @ByDay = 1 THEN d.close_day END AS varchar(10)) AS day, d.path, COUNT(*) AS deals, SUM(d.units) AS units,
    SUM(CASE WHEN d.units IS NULL THEN 1 ELSE 0 END) AS unconverted, SUM(d.touches) AS touches, COUNT(d.days) AS timed, SUM(d.days) AS days
FROM attribution_deals d
WHERE d.close_day >= @FromDay AND d.close_day <= @ToDay AND (@Segment IS NULL OR d.segment = @Segment)
  AND (@Channel IS NULL OR d.path = @Channel OR '> ' || d.path || ' >' LIKE '%> ' || @Channel || ' >%')
GROUP BY CASE WHEN @ByDay = 1 THEN d.close_day END, d.path;
