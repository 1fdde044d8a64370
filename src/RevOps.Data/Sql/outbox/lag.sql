SELECT COUNT(*) AS pending, MIN(created_at) AS oldest FROM outbox;
