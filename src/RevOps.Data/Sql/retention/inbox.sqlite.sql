DELETE FROM inbox WHERE dedupe_key IN (SELECT dedupe_key FROM inbox WHERE received_at < @Before ORDER BY received_at LIMIT @Limit);
