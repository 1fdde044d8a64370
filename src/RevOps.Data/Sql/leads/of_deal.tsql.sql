-- The lead that the deal has, while it is its contact's; else the newest one that existed when the deal was created.
SELECT TOP (1) lead_id FROM leads
WHERE contact_id = @ContactId AND is_test = 0 AND merged_into_lead IS NULL AND (created_at <= @CreatedAt OR lead_id = @LeadId)
ORDER BY CASE WHEN lead_id = @LeadId THEN 0 ELSE 1 END, created_at DESC, lead_id;
