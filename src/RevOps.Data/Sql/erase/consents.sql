UPDATE consents SET text = NULL, source = NULL WHERE contact_id IN @ContactIds;
