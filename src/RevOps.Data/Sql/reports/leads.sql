-- Leads by the day of their creation.
SELECT CAST(l.created_day AS varchar(10)) AS day, l.channel, COUNT(*) AS count FROM counted_leads l
WHERE l.created_day >= @FromDay AND l.created_day <= @ToDay AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)
GROUP BY l.created_day, l.channel;
