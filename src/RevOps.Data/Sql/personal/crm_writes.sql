SELECT * FROM crm_writes
WHERE id IN @ContactIds;
