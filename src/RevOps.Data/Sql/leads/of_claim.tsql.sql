-- The newest lead that existed then, else the first one that came after.
SELECT TOP (1) lead_id FROM leads
WHERE contact_id = @ContactId AND is_test = 0 AND merged_into_lead IS NULL
ORDER BY CASE WHEN created_at <= @At THEN 0 ELSE 1 END, CASE WHEN created_at <= @At THEN created_at END DESC, created_at, lead_id;
