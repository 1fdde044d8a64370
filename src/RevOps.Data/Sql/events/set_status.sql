UPDATE events SET status = @Status, updated_at = @Now WHERE event_id = @EventId;
