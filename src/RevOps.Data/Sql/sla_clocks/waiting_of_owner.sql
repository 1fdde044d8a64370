SELECT sla_id FROM sla_clocks WHERE owner_id = @OwnerId AND next_at IS NOT NULL AND state IN ('running', 'breached');
