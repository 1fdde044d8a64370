-- A contact and those merged into it.
SELECT contact_id, email_key, phone FROM contacts WHERE contact_id = @ContactId
UNION ALL
SELECT contact_id, email_key, phone FROM contacts WHERE merged_into = @ContactId
ORDER BY contact_id;
