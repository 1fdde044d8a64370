SELECT * FROM deal_contacts
WHERE contact_id IN @ContactIds;
