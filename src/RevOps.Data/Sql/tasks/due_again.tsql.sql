SELECT TOP (@Limit) task_id, lead_id, owner_id, due_at FROM tasks
WHERE kind = 'call_again' AND completed_at IS NULL AND notified_at IS NULL AND due_at <= @Now ORDER BY due_at;
