-- Two searches, each by an index of its own.
SELECT sla_id FROM (
    SELECT sla_id, due_at AS since FROM sla_clocks WHERE state = 'running' AND due_at < @Before
    UNION
    SELECT sla_id, next_at FROM sla_clocks WHERE next_at IS NOT NULL AND next_at < @Before) AS found
GROUP BY sla_id ORDER BY MIN(since) LIMIT @Limit;
