SELECT submission_id, payload, steps FROM submissions WHERE contact_id IN @ContactIds;
