UPDATE tasks SET completed_at = @At
WHERE lead_id = @LeadId AND completed_at IS NULL AND kind IN ('call', 'call_again', 'find_number');
