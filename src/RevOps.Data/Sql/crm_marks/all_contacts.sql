-- Everybody whom the CRM knows: for when writing back is begun, or its rules have changed.
INSERT INTO crm_marks (kind, id) SELECT DISTINCT 'contact', e.contact_id FROM external_ids e WHERE e.system IN ('hubspot', 'salesforce', 'salesforce-lead');
