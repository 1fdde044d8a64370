-- Only ids that the transaction did not find: of two that bring the same new id at once, the second violates the key and starts again.
INSERT INTO external_ids (system, external_id, contact_id) VALUES (@System, @ExternalId, @ContactId);
