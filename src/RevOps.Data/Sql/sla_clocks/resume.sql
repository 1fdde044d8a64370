-- The sweep finds it by next_at and starts its orchestration again.
UPDATE sla_clocks SET state = 'running', next_at = @Now, version = version + 1 WHERE sla_id = @SlaId AND state = 'cancelled' AND due_at > @Now;
