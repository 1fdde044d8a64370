UPDATE sla_clocks SET escalated_at = @Now WHERE sla_id = @SlaId AND state = 'breached' AND escalated_at IS NULL;
