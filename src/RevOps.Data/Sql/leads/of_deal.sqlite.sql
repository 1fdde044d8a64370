-- The lead that the deal has, while it is its contact's; else the newest one that existed when the deal was created; else the first one that
-- came while the deal lived.
SELECT lead_id FROM leads
WHERE contact_id = @ContactId AND is_test = 0 AND merged_into_lead IS NULL AND (@Until IS NULL OR created_at <= @Until OR created_at <= @CreatedAt OR lead_id = @LeadId)
ORDER BY CASE WHEN lead_id = @LeadId THEN 0 WHEN created_at <= @CreatedAt THEN 1 ELSE 2 END,
    CASE WHEN created_at <= @CreatedAt THEN created_at END DESC, created_at, lead_id LIMIT 1;
