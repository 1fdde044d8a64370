INSERT INTO inbox (dedupe_key, event_id, received_at) VALUES (@DedupeKey, @EventId, @ReceivedAt);
