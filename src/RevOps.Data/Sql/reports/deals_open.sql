-- Deals that are open now, by what is asked of them; the day is that of their creation, whose rate counts.
SELECT CAST(d.created_day AS varchar(10)) AS day, d.pipeline, d.pipeline_stage, d.owner_id, d.currency, COUNT(*) AS count, SUM(d.deal_value) AS amount,
    SUM(d.deal_value * d.probability) AS weighted
FROM report_deals d
WHERE d.won_lost = 'open' AND (@Channel IS NULL OR d.channel = @Channel) AND (@Segment IS NULL OR d.segment = @Segment)
GROUP BY d.created_day, d.pipeline, d.pipeline_stage, d.owner_id, d.currency;
