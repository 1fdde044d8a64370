INSERT INTO consents (consent_id, contact_id, purpose, granted, given_at, text, source, event_id)
SELECT @ConsentId, @ContactId, @Purpose, @Granted, @GivenAt, @Text, @Source, @EventId
WHERE NOT EXISTS (SELECT 1 FROM consents WHERE consent_id = @ConsentId);
