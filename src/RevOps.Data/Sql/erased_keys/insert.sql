INSERT INTO erased_keys (key_hash, erasure_id) SELECT @KeyHash, @ErasureId
WHERE NOT EXISTS (SELECT 1 FROM erased_keys WHERE key_hash = @KeyHash);
