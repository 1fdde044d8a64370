SELECT outbox_id, kind, payload, attempts FROM outbox WHERE due_at <= @Now ORDER BY due_at LIMIT @Limit;
