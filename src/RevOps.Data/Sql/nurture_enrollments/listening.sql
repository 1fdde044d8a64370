SELECT enrollment_id FROM nurture_enrollments WHERE lead_id = @LeadId AND exited_at IS NULL AND listens = 1;
