UPDATE nurture_enrollments SET step = @Step, entered_at = @EnteredAt, next_at = @NextAt, listens = @Listens, has_timer = @HasTimer, seq = @Seq
WHERE enrollment_id = @EnrollmentId AND seq = @Before AND exited_at IS NULL;
