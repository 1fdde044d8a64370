-- The versions of those deals, for how long deals stay in a stage.
SELECT h.deal_id, h.pipeline, h.pipeline_stage, h.won_lost, h.created_at, h.updated_at, d.closed_at
FROM deal_history h JOIN deals d ON d.deal_id = h.deal_id LEFT JOIN leads l ON l.lead_id = d.lead_id
WHERE (d.won_lost = 'open' OR (d.closed_at >= @FromAt AND d.closed_at < @ToAt))
  AND (@Pipeline IS NULL OR d.pipeline = @Pipeline) AND (@Owner IS NULL OR l.owner_id = @Owner)
ORDER BY h.deal_id, h.updated_at;
