SELECT s.enrollment_id, s.seq, s.step, s.at, s.action, s.result
FROM nurture_steps s
JOIN nurture_enrollments e ON e.enrollment_id = s.enrollment_id
WHERE e.lead_id = @LeadId
ORDER BY s.enrollment_id, s.seq;
