-- The task of the call clock; what follows a call is beside it.
SELECT task_id, owner_id, kind, due_at, created_at, completed_at FROM tasks WHERE lead_id = @LeadId AND kind = 'call' ORDER BY created_at DESC, task_id LIMIT 1;
