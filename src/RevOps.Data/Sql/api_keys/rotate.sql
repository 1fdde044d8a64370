UPDATE api_keys SET previous_hash = hash, previous_until = @PreviousUntil, hash = @Hash, rotated_at = @Now WHERE key_id = @KeyId AND revoked_at IS NULL;
