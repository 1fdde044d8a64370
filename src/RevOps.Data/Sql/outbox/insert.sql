INSERT INTO outbox (outbox_id, kind, payload, created_at, due_at, attempts)
SELECT @OutboxId, @Kind, @Payload, @Now, @DueAt, 0
WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE outbox_id = @OutboxId);
