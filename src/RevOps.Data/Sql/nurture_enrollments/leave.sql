UPDATE nurture_enrollments SET step = @Step, seq = @Seq, exited_at = @Now, exit_reason = @Reason
WHERE enrollment_id = @EnrollmentId AND seq = @Before AND exited_at IS NULL;
