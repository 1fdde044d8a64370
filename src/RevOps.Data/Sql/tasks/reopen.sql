UPDATE tasks SET completed_at = NULL WHERE task_id IN @TaskIds;
