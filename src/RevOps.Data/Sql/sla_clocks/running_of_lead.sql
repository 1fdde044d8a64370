SELECT sla_id, lead_id, owner_id, policy, started_at, remind_at, due_at, state, called_at, seconds_to_call, reminded_at, breached_at, escalated_at,
    terms, step, next_at, anchor_at, elapsed_ticks, paused_until, pause_reason, snoozes, given_up_at, decided_owner_id, version
FROM sla_clocks WHERE lead_id = @LeadId AND state IN ('running', 'paused');
