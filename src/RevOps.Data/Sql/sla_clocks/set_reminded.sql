UPDATE sla_clocks SET reminded_at = @Now, version = version + 1 WHERE sla_id = @SlaId AND state = 'running' AND reminded_at IS NULL;
