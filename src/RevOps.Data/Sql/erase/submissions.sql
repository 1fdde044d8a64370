-- That it was sent counts in the reports; what was sent is gone.
UPDATE submissions SET payload = '{}', steps = @Steps WHERE submission_id = @SubmissionId;
