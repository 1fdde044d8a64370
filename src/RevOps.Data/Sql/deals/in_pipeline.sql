-- Open deals, and those that were closed in the period.
SELECT d.deal_id, d.pipeline, d.pipeline_stage, d.deal_value, d.currency, d.probability, d.won_lost, d.created_at, d.closed_at, d.expected_close_at, l.owner_id
FROM deals d LEFT JOIN leads l ON l.lead_id = d.lead_id
WHERE (d.won_lost = 'open' OR (d.closed_at >= @FromAt AND d.closed_at < @ToAt))
  AND (@Pipeline IS NULL OR d.pipeline = @Pipeline) AND (@Owner IS NULL OR l.owner_id = @Owner);
