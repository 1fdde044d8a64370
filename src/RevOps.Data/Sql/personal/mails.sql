SELECT * FROM mails
WHERE contact_id IN @ContactIds;
