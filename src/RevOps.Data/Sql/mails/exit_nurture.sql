UPDATE nurture_enrollments SET exited_at = @Now, exit_reason = @Reason
WHERE exited_at IS NULL AND lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
