-- What came, by where from. The 30 days are a walk along the index of receipts; nobody asks more often than a page is looked at.
SELECT source,
    MAX(received_at) AS last_event_at,
    SUM(CASE WHEN received_at >= @Hour THEN 1 ELSE 0 END) AS last_hour,
    SUM(CASE WHEN received_at >= @Day THEN 1 ELSE 0 END) AS last_24_hours,
    SUM(CASE WHEN received_at >= @Day AND status = 'duplicate' THEN 1 ELSE 0 END) AS duplicates,
    SUM(CASE WHEN received_at >= @Day AND status = 'rejected' THEN 1 ELSE 0 END) AS rejected,
    SUM(CASE WHEN received_at >= @Day AND status = 'dead-lettered' THEN 1 ELSE 0 END) AS dead_lettered
FROM events
WHERE received_at >= @Since
GROUP BY source
ORDER BY last_event_at DESC, source;
