SELECT sla_id AS id, 'sla' AS kind FROM sla_clocks WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds)
UNION ALL
SELECT enrollment_id AS id, 'nurture' AS kind FROM nurture_enrollments WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
