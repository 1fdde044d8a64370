UPDATE leads SET interest = NULL, rescore_at = NULL, status = CASE WHEN status = 'converted' THEN status ELSE 'disqualified' END, updated_at = @Now
WHERE contact_id IN @ContactIds;
