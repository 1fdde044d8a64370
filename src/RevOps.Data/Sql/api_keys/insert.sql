INSERT INTO api_keys (key_id, name, scopes, hash, created_at, expires_at) VALUES (@KeyId, @Name, @Scopes, @Hash, @CreatedAt, @ExpiresAt);
