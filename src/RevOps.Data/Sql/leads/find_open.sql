SELECT lead_id, is_test FROM leads
WHERE contact_id = @ContactId AND status <> 'converted' AND status <> 'disqualified';
