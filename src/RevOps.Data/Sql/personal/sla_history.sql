SELECT * FROM sla_history
WHERE sla_id IN (SELECT s.sla_id FROM sla_clocks s JOIN leads l ON l.lead_id = s.lead_id WHERE l.contact_id IN @ContactIds);
