-- Counts and nearest-rank percentiles of the time to the first call, by four keys at once. Clocks that were never called have no rank.
WITH decided AS (
    SELECT COALESCE(s.decided_owner_id, s.owner_id) AS owner_id, s.lead_id, s.state, s.seconds_to_call, RIGHT('0' + CAST(DATEPART(hour, s.started_at) AS nvarchar(2)), 2) AS start_hour
    FROM sla_clocks s
    WHERE s.state IN ('met', 'breached')
      AND (@Owner IS NULL OR COALESCE(s.decided_owner_id, s.owner_id) = @Owner)
      AND (@FromAt IS NULL OR s.started_at >= @FromAt)
      AND (@UntilAt IS NULL OR s.started_at < @UntilAt)
), keyed AS (
    SELECT 'owner' AS group_by, d.owner_id COLLATE Latin1_General_100_BIN2 AS group_key, d.state, d.seconds_to_call FROM decided d
    UNION ALL
    SELECT 'team', o.team COLLATE Latin1_General_100_BIN2, d.state, d.seconds_to_call FROM decided d LEFT JOIN owners o ON o.owner_id = d.owner_id
    UNION ALL
    SELECT 'source', l.source COLLATE Latin1_General_100_BIN2, d.state, d.seconds_to_call FROM decided d JOIN leads l ON l.lead_id = d.lead_id
    UNION ALL
    SELECT 'hour', d.start_hour COLLATE Latin1_General_100_BIN2, d.state, d.seconds_to_call FROM decided d
), ranked AS (
    SELECT k.group_by, k.group_key, k.state, k.seconds_to_call,
        ROW_NUMBER() OVER (PARTITION BY k.group_by, k.group_key ORDER BY CASE WHEN k.seconds_to_call IS NULL THEN 1 ELSE 0 END, k.seconds_to_call) AS place,
        COUNT(k.seconds_to_call) OVER (PARTITION BY k.group_by, k.group_key) AS called
    FROM keyed k
)
SELECT group_by, group_key,
    SUM(CASE WHEN state = 'met' THEN 1 ELSE 0 END) AS met,
    SUM(CASE WHEN state = 'breached' THEN 1 ELSE 0 END) AS breached,
    MAX(CASE WHEN place = (called + 1) / 2 THEN seconds_to_call END) AS p50_seconds,
    MAX(CASE WHEN place = (9 * called + 9) / 10 THEN seconds_to_call END) AS p90_seconds
FROM ranked
GROUP BY group_by, group_key
ORDER BY group_by, group_key;
