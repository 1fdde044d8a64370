SELECT mail_id FROM mails WHERE contact_id IN @ContactIds;
