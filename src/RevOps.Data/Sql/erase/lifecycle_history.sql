-- Reasons may be people's own words.
UPDATE lifecycle_history SET reason = '' WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
