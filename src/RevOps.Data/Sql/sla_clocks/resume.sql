UPDATE sla_clocks SET state = 'running' WHERE sla_id = @SlaId AND state = 'cancelled' AND due_at > @Now;
