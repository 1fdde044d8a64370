SELECT hook_id, url, events, secret, active, created_at, ended_at, end_reason, old_secret, old_secret_until FROM hooks WHERE active = 1 ORDER BY hook_id;
