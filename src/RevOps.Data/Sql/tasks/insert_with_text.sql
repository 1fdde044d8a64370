INSERT INTO tasks (task_id, lead_id, owner_id, kind, due_at, created_at, instruction)
SELECT @TaskId, @LeadId, @OwnerId, @Kind, @DueAt, @Now, @Text
WHERE NOT EXISTS (SELECT 1 FROM tasks WHERE task_id = @TaskId);
