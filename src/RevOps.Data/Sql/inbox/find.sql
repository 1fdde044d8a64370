-- The newest taker of any of an event's keys (a content key has two: today's and yesterday's).
SELECT dedupe_key, event_id, received_at FROM inbox WHERE dedupe_key IN @Keys ORDER BY received_at DESC;
