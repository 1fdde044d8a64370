UPDATE sla_clocks SET reminded_at = @Now WHERE sla_id = @SlaId AND state = 'running' AND reminded_at IS NULL;
