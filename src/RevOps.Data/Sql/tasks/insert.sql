INSERT INTO tasks (task_id, lead_id, owner_id, kind, due_at, created_at)
SELECT @TaskId, @LeadId, @OwnerId, @Kind, @DueAt, @Now
WHERE NOT EXISTS (SELECT 1 FROM tasks WHERE task_id = @TaskId);
