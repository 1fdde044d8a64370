UPDATE mails SET address_hash = '' WHERE contact_id IN @ContactIds;
