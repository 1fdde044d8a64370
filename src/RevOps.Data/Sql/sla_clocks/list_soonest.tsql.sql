SELECT TOP (@Limit) s.sla_id, s.lead_id, s.owner_id, s.policy, s.started_at, s.due_at, s.state, s.called_at, s.seconds_to_call, s.reminded_at, s.breached_at,
    s.escalated_at, s.next_at, s.paused_until, s.pause_reason, s.snoozes, s.given_up_at, l.contact_id, l.company_id, o.team, o.name AS owner_name,
    c.first_name, c.last_name, c.email, c.phone, co.company_name, l.lead_score, l.lifecycle_stage
FROM sla_clocks s
JOIN leads l ON l.lead_id = s.lead_id
JOIN contacts c ON c.contact_id = l.contact_id
LEFT JOIN companies co ON co.company_id = l.company_id
LEFT JOIN owners o ON o.owner_id = s.owner_id
WHERE s.state = @State
  AND (@Owner IS NULL OR s.owner_id = @Owner)
  AND (@FromAt IS NULL OR s.started_at >= @FromAt)
  AND (@UntilAt IS NULL OR s.started_at < @UntilAt)
  AND (@AfterAt IS NULL OR s.due_at > @AfterAt OR (s.due_at = @AfterAt AND s.sla_id > @AfterId))
ORDER BY s.due_at, s.sla_id;
