SELECT key_id, name, scopes, hash, created_at, expires_at, rotated_at, previous_hash, previous_until, revoked_at, last_used_at FROM api_keys WHERE key_id = @KeyId;
