-- The first call's task follows its clock.
UPDATE tasks SET due_at = @DueAt WHERE lead_id = @LeadId AND kind = 'call' AND completed_at IS NULL;
