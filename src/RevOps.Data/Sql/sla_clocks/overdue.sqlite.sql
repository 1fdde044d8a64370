SELECT sla_id FROM sla_clocks WHERE state = 'running' AND due_at < @Before ORDER BY due_at LIMIT @Limit;
