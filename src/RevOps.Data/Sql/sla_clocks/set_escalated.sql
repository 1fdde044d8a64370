UPDATE sla_clocks SET escalated_at = @Now, version = version + 1 WHERE sla_id = @SlaId AND state = 'breached' AND escalated_at IS NULL;
