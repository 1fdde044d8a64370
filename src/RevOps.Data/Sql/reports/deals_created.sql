-- Deals created in the period, whatever became of them.
SELECT CAST(d.created_day AS varchar(10)) AS day, d.pipeline, d.pipeline_stage, d.owner_id, d.currency, COUNT(*) AS count, SUM(d.deal_value) AS amount
FROM report_deals d
WHERE d.created_day >= @FromDay AND d.created_day <= @ToDay AND (@Channel IS NULL OR d.channel = @Channel) AND (@Segment IS NULL OR d.segment = @Segment)
GROUP BY d.created_day, d.pipeline, d.pipeline_stage, d.owner_id, d.currency;
