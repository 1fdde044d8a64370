SELECT c.called_at, c.logged_at, c.direction, c.outcome, l.created_at, l.recycled_at
FROM calls c JOIN leads l ON l.lead_id = c.lead_id
WHERE c.lead_id = @LeadId ORDER BY c.called_at;
