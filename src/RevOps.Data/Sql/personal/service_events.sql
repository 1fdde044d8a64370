SELECT * FROM service_events
WHERE contact_id IN @ContactIds;
