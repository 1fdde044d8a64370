-- Whom a stage is about; tests and imports are nobody's news.
SELECT l.lead_id AS id, c.contact_id, c.email, c.phone
FROM leads l JOIN contacts c ON c.contact_id = l.contact_id
WHERE l.lead_id IN @Ids AND l.is_test = 0 AND l.is_import = 0;
