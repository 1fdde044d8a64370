-- Clocks with an outcome that started in the period. Leads are only looked up where one is asked for by channel or segment.
SELECT COALESCE(s.decided_owner_id, s.owner_id) AS owner_id, s.state = 'met' AS is_met, s.seconds_to_call
FROM sla_clocks s
WHERE s.state IN ('met', 'breached') AND s.started_at >= @FromAt AND s.started_at < @UntilAt
  AND ((@Channel IS NULL AND @Segment IS NULL) OR EXISTS (
      SELECT 1 FROM leads l WHERE l.lead_id = s.lead_id AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)));
