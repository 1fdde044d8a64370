-- The first contact keeps an id: a second claim to it changes nothing.
INSERT INTO external_ids (system, external_id, contact_id)
SELECT @System, @ExternalId, @ContactId
WHERE NOT EXISTS (SELECT 1 FROM external_ids WHERE system = @System AND external_id = @ExternalId);
