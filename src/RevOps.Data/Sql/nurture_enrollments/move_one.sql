UPDATE nurture_enrollments SET version = @Version, entered_at = COALESCE(entered_at, @Now), step = @NewStep, next_at = @Now, has_timer = 0
WHERE enrollment_id = @EnrollmentId AND exited_at IS NULL;
