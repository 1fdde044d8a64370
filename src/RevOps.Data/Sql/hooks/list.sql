SELECT hook_id, url, events, secret, key_id, active, created_at, ended_at, end_reason, old_secret, old_secret_until FROM hooks ORDER BY created_at, hook_id;
