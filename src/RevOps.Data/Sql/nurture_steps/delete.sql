DELETE FROM nurture_steps WHERE enrollment_id IN @EnrollmentIds;
