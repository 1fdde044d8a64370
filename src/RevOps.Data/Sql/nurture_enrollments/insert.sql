INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at)
SELECT @EnrollmentId, @LeadId, @Sequence, @Now
WHERE NOT EXISTS (SELECT 1 FROM nurture_enrollments WHERE lead_id = @LeadId AND exited_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM nurture_enrollments WHERE enrollment_id = @EnrollmentId);
