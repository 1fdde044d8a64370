DELETE FROM inbox WHERE dedupe_key IN (SELECT TOP (@Limit) dedupe_key FROM inbox WHERE received_at < @Before ORDER BY received_at);
