-- Deals decided in the period. Cycle: seconds from creation to closing, at least 0.
SELECT CAST(d.closed_day AS varchar(10)) AS day, d.pipeline, d.pipeline_stage, d.owner_id, d.won_lost, d.currency, COUNT(*) AS count, SUM(d.deal_value) AS amount,
    SUM(CASE WHEN d.closed_at > d.created_at THEN (JULIANDAY(d.closed_at) - JULIANDAY(d.created_at)) * 86400 ELSE 0 END) AS cycle_seconds
FROM report_deals d
WHERE d.won_lost <> 'open' AND d.closed_day >= @FromDay AND d.closed_day <= @ToDay AND (@Channel IS NULL OR d.channel = @Channel) AND (@Segment IS NULL OR d.segment = @Segment)
GROUP BY d.closed_day, d.pipeline, d.pipeline_stage, d.owner_id, d.won_lost, d.currency;
