-- Clocks with an outcome that started in the period: whose they were when it came, and how long the first call took.
SELECT COALESCE(s.decided_owner_id, s.owner_id) AS owner_id, s.state = 'met' AS is_met, s.seconds_to_call, s.policy, l.source, l.channel, l.segment,
    SUBSTR(s.started_at, 12, 2) AS start_hour
FROM sla_clocks s JOIN leads l ON l.lead_id = s.lead_id
WHERE s.state IN ('met', 'breached') AND s.started_at >= @FromAt AND s.started_at < @UntilAt
  AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment);
