-- Leads by the day on which they became SQLs.
SELECT CAST(l.sql_day AS varchar(10)) AS day, l.channel, COUNT(*) AS count FROM counted_leads l
WHERE l.sql_at IS NOT NULL AND l.sql_day >= @FromDay AND l.sql_day <= @ToDay AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)
GROUP BY l.sql_day, l.channel;
