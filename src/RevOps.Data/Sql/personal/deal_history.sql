SELECT * FROM deal_history
WHERE primary_contact_id IN @ContactIds;
