-- The transaction holds the write lock already.
SELECT lead_id FROM nurture_enrollments WHERE enrollment_id = @EnrollmentId;
