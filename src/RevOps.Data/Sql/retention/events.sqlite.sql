-- Those that are still on their way stay.
DELETE FROM events WHERE event_id IN (
    SELECT event_id FROM events WHERE received_at < @Before AND status NOT IN @OnTheirWay ORDER BY received_at LIMIT @Limit);
