SELECT e.enrollment_id, e.lead_id, l.contact_id, e.sequence, e.version, e.step, e.enrolled_at, e.entered_at, e.next_at, e.exited_at, e.exit_reason, e.seq,
    p.paused_at
FROM nurture_enrollments e
JOIN leads l ON l.lead_id = e.lead_id
LEFT JOIN nurture_pauses p ON p.sequence = e.sequence
WHERE e.lead_id = @LeadId
ORDER BY e.enrolled_at DESC, e.enrollment_id;
