-- Of two at the same time the withdrawal counts.
SELECT TOP (1) purpose, granted, given_at, text, source FROM consents
WHERE contact_id = @ContactId AND purpose = @Purpose
ORDER BY given_at DESC, granted, consent_id DESC;
