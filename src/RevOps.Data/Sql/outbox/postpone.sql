UPDATE outbox SET attempts = attempts + 1, due_at = @DueAt WHERE outbox_id = @OutboxId;
