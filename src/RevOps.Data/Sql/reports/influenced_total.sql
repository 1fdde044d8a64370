-- Won deals that any campaign had a part in, each once.
SELECT CAST(d.close_day AS varchar(10)) AS day, COUNT(*) AS count, SUM(d.units) AS units
FROM attribution_deals d
WHERE d.close_day >= @FromDay AND d.close_day <= @ToDay AND EXISTS (
    SELECT 1 FROM attribution_touches t JOIN campaigns c ON c.campaign_id = t.campaign_id AND c.is_reserved = 0
    WHERE t.deal_id = d.deal_id AND (@Channel IS NULL OR t.channel = @Channel) AND (@Segment IS NULL OR t.segment = @Segment))
GROUP BY d.close_day;
