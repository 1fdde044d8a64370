SELECT country FROM contacts WHERE contact_id = @ContactId;
