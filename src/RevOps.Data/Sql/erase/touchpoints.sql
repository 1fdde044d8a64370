-- Campaign, source, medium and time stay: that is what attribution adds up.
UPDATE touchpoints SET url = NULL, referrer = NULL, visitor_id = NULL, utm_term = NULL, utm_content = NULL, utm_id = NULL
WHERE contact_id IN @ContactIds;
