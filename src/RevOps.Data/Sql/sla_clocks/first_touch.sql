-- How many clocks were first called within which time; -1 for never, 0 for later than all.
SELECT up_to AS up_to_seconds, COUNT(*) AS clocks
FROM (
    SELECT CASE WHEN s.seconds_to_call IS NULL THEN -1 WHEN s.seconds_to_call <= 300 THEN 300 WHEN s.seconds_to_call <= 900 THEN 900
        WHEN s.seconds_to_call <= 1800 THEN 1800 WHEN s.seconds_to_call <= 3600 THEN 3600 WHEN s.seconds_to_call <= 14400 THEN 14400
        WHEN s.seconds_to_call <= 86400 THEN 86400 ELSE 0 END AS up_to
    FROM sla_clocks s
    WHERE s.state IN ('met', 'breached')
      AND (@Owner IS NULL OR COALESCE(s.decided_owner_id, s.owner_id) = @Owner)
      AND (@FromAt IS NULL OR s.started_at >= @FromAt)
      AND (@UntilAt IS NULL OR s.started_at < @UntilAt)) AS called
GROUP BY up_to;
