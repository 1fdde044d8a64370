-- Won deals by the channels on their way. A deal without a touch has neither path nor days.
SELECT CAST(f.day AS varchar(10)) AS day, f.path, COUNT(*) AS deals, SUM(f.units) AS units, SUM(CASE WHEN f.units IS NULL THEN 1 ELSE 0 END) AS unconverted,
    SUM(f.touches) AS touches, COUNT(f.days) AS timed, SUM(f.days) AS days
FROM (
    SELECT CASE WHEN @ByDay = 1 THEN d.close_day END AS day, d.path, d.units, d.touches, d.days FROM attribution_deals d
    WHERE d.close_day >= @FromDay AND d.close_day <= @ToDay AND (@Segment IS NULL OR d.segment = @Segment)
      AND (@Channel IS NULL OR CONCAT('> ', d.path, ' >') LIKE CONCAT('%> ', @Channel, ' >%'))) AS f
GROUP BY f.day, f.path;
