DELETE FROM outbox WHERE outbox_id = @OutboxId;
