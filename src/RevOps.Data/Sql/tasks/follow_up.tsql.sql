SELECT TOP (1) task_id, owner_id, kind, due_at, created_at, completed_at FROM tasks
WHERE lead_id = @LeadId AND kind <> 'call' AND completed_at IS NULL ORDER BY created_at DESC, task_id;
