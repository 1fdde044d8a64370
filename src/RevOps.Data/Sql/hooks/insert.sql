INSERT INTO hooks (hook_id, url, events, secret, key_id, active, created_at) VALUES (@HookId, @Url, @Events, @Secret, @KeyId, 1, @Now);
