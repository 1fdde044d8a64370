SELECT lead_id, lifecycle_stage, status, created_at FROM leads
WHERE contact_id = @ContactId AND status <> 'converted' AND status <> 'disqualified';
