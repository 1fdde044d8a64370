-- One sequence at a time: whoever is in one stays there.
INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at, version, step, entered_at, next_at, trace)
SELECT @EnrollmentId, @LeadId, @Sequence, @Now, @Version, @Step, @Now, @NextAt, @Trace
WHERE NOT EXISTS (SELECT 1 FROM nurture_enrollments WHERE lead_id = @LeadId AND exited_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM nurture_enrollments WHERE enrollment_id = @EnrollmentId);
