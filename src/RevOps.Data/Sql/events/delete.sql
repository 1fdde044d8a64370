DELETE FROM events WHERE event_id = @EventId;
