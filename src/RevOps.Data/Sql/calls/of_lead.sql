SELECT call_id, lead_id, owner_id, called_at, logged_at, direction, outcome, disposition, touchpoint_id
FROM calls WHERE lead_id = @LeadId AND called_at >= @Since;
