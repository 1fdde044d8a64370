UPDATE tasks SET owner_id = @OwnerId WHERE lead_id = @LeadId AND completed_at IS NULL;
