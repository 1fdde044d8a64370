UPDATE nurture_enrollments SET exited_at = NULL, exit_reason = NULL WHERE enrollment_id IN @EnrollmentIds;
