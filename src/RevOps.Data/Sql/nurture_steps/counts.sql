SELECT s.step, s.action, s.result, COUNT(*) AS leads
FROM nurture_steps s
JOIN nurture_enrollments e ON e.enrollment_id = s.enrollment_id
WHERE e.sequence = @Sequence
GROUP BY s.step, s.action, s.result;
