INSERT INTO nurture_steps (enrollment_id, seq, step, at, action, result) VALUES (@EnrollmentId, @Seq, @Step, @At, @Action, @Result);
