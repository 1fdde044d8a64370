SELECT * FROM deals
WHERE primary_contact_id IN @ContactIds OR deal_id IN (SELECT deal_id FROM deal_contacts WHERE contact_id IN @ContactIds);
