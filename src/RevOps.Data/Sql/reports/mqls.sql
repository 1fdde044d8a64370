-- Leads by the day on which they became MQLs.
SELECT CAST(l.mql_day AS varchar(10)) AS day, l.channel, COUNT(*) AS count FROM counted_leads l
WHERE l.mql_day >= @FromDay AND l.mql_day <= @ToDay AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)
GROUP BY l.mql_day, l.channel;
