SELECT purpose, granted, given_at, text, source FROM consents WHERE contact_id = @ContactId ORDER BY given_at, consent_id;
