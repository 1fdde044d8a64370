SELECT task_id FROM tasks WHERE lead_id = @LeadId AND completed_at IS NULL;
