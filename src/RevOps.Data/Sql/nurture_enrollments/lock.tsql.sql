-- Whoever ends the enrolment meanwhile waits, so that no mail is queued for one that has been left.
SELECT lead_id FROM nurture_enrollments WITH (UPDLOCK, ROWLOCK) WHERE enrollment_id = @EnrollmentId;
