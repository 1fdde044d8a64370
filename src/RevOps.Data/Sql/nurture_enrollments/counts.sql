SELECT sequence, version, step, state, reason, COUNT(*) AS leads
FROM (
    SELECT e.sequence, e.version, e.step,
        CASE
            WHEN e.exited_at IS NOT NULL AND e.exit_reason = 'completed' THEN 'completed'
            WHEN e.exited_at IS NOT NULL THEN 'exited'
            WHEN p.paused_at IS NOT NULL THEN 'paused'
            WHEN e.next_at <= @Now THEN 'active'
            ELSE 'waiting'
        END AS state,
        CASE WHEN e.exit_reason LIKE 'merged into %' THEN 'merged' ELSE e.exit_reason END AS reason
    FROM nurture_enrollments e
    LEFT JOIN nurture_pauses p ON p.sequence = e.sequence
    WHERE @Sequence IS NULL OR e.sequence = @Sequence
) x
GROUP BY sequence, version, step, state, reason;
