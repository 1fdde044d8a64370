-- Once a night, from id to id: an index by time would cost every step more than this one pass.
SELECT TOP (@Limit) e.enrollment_id FROM nurture_enrollments e
WHERE e.enrollment_id > @After AND e.exited_at < @Before AND EXISTS (SELECT 1 FROM nurture_steps s WHERE s.enrollment_id = e.enrollment_id)
ORDER BY e.enrollment_id;
