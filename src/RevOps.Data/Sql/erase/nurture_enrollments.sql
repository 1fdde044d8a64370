UPDATE nurture_enrollments SET exit_reason = 'erased', exited_at = COALESCE(exited_at, @Now), next_at = NULL WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
