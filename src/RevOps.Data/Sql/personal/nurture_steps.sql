SELECT * FROM nurture_steps
WHERE enrollment_id IN (SELECT n.enrollment_id FROM nurture_enrollments n JOIN leads l ON l.lead_id = n.lead_id WHERE l.contact_id IN @ContactIds);
