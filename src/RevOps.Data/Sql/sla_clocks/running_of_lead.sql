SELECT sla_id, lead_id, owner_id, policy, started_at, remind_at, due_at, state, called_at, seconds_to_call, reminded_at, breached_at, escalated_at
FROM sla_clocks WHERE lead_id = @LeadId AND state = 'running';
