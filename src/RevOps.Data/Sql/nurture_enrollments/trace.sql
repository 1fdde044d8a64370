SELECT trace FROM nurture_enrollments WHERE enrollment_id = @EnrollmentId;
