SELECT contact_id, lead_id FROM submissions WHERE submission_id = @SubmissionId;
