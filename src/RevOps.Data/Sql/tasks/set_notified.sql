UPDATE tasks SET notified_at = @Now WHERE task_id = @TaskId AND notified_at IS NULL;
