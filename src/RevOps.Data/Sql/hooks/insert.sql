INSERT INTO hooks (hook_id, url, events, secret, active, created_at) VALUES (@HookId, @Url, @Events, @Secret, 1, @Now);
