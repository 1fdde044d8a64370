UPDATE nurture_enrollments SET exited_at = @Now, exit_reason = @Reason WHERE lead_id = @LeadId AND exited_at IS NULL;
