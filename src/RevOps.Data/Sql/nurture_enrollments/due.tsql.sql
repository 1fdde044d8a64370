-- Those that are promised already are the outbox's to send.
SELECT TOP (@Limit) e.enrollment_id
FROM nurture_enrollments e
WHERE e.exited_at IS NULL AND e.next_at <= @Now AND (e.has_timer = 0 OR e.next_at <= @Overdue)
  AND NOT EXISTS (SELECT 1 FROM nurture_pauses p WHERE p.sequence = e.sequence)
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.outbox_id = 'nurture:' + e.enrollment_id)
ORDER BY e.next_at;
