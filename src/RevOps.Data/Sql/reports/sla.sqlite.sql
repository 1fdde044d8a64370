-- Attainment and nearest-rank percentiles of the time to the first call, as sla_clocks/attainment, by any of its keys, by days, and in all.
WITH decided AS (
    SELECT COALESCE(s.decided_owner_id, s.owner_id) AS owner_id, o.team, l.source, l.channel, l.segment, s.policy, s.state, s.seconds_to_call, SUBSTR(s.started_at, 12, 2) AS start_hour
    FROM sla_clocks s JOIN leads l ON l.lead_id = s.lead_id LEFT JOIN owners o ON o.owner_id = COALESCE(s.decided_owner_id, s.owner_id)
    WHERE s.state IN ('met', 'breached') AND s.started_at >= @FromAt AND s.started_at < @UntilAt
      AND (@Channel IS NULL OR l.channel = @Channel) AND (@Segment IS NULL OR l.segment = @Segment)
), keyed AS (
    SELECT CASE @By WHEN 'owner' THEN owner_id WHEN 'team' THEN team WHEN 'source' THEN source WHEN 'channel' THEN channel WHEN 'segment' THEN segment WHEN 'policy' THEN policy
        WHEN 'hour' THEN start_hour END AS group_key, state, seconds_to_call
    FROM decided
), ranked AS (
    SELECT k.group_key, k.state, k.seconds_to_call,
        ROW_NUMBER() OVER (PARTITION BY k.group_key ORDER BY CASE WHEN k.seconds_to_call IS NULL THEN 1 ELSE 0 END, k.seconds_to_call) AS place,
        COUNT(k.seconds_to_call) OVER (PARTITION BY k.group_key) AS called
    FROM keyed k
)
SELECT @By AS group_by, group_key,
    SUM(CASE WHEN state = 'met' THEN 1 ELSE 0 END) AS met,
    SUM(CASE WHEN state = 'breached' THEN 1 ELSE 0 END) AS breached,
    MAX(CASE WHEN place = (called + 1) / 2 THEN seconds_to_call END) AS p50_seconds,
    MAX(CASE WHEN place = (9 * called + 9) / 10 THEN seconds_to_call END) AS p90_seconds
FROM ranked
GROUP BY group_key
ORDER BY group_key;
