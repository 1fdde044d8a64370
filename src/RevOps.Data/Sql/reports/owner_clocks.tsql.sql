-- Clocks with an outcome that started in the period. Leads are only looked up where one is asked for by channel or segment.
SELECT COALESCE(s.decided_owner_id, s.owner_id) AS owner_id, CAST(CASE WHEN s.state = 'met' THEN 1 ELSE 0 END AS bit) AS is_met, CAST(s.seconds_to_call AS bigint)
FROM sla_clocks s
WHERE s.state IN ('met', 'breached') AND s.started_at >= @FromAt AND s.started_at < @UntilAt
  AND ((@Channel IS NULL AND @Segment IS NULL) OR EXISTS (
      SELECT 1 FROM leads l WHERE l.lead_id = s.lead_id AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)));
