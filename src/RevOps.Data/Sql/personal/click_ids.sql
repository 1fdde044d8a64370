SELECT * FROM click_ids
WHERE touchpoint_id IN (SELECT touchpoint_id FROM touchpoints WHERE contact_id IN @ContactIds);
