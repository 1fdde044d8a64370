-- Keys of integrations. Only hashes are kept. While a key is being replaced, the one before is valid too, until then.
CREATE TABLE api_keys (
    key_id         TEXT NOT NULL PRIMARY KEY,
    name           TEXT NOT NULL,
    scopes         TEXT NOT NULL,
    hash           TEXT NOT NULL,
    created_at     TEXT NOT NULL,
    expires_at     TEXT NULL,
    rotated_at     TEXT NULL,
    previous_hash  TEXT NULL,
    previous_until TEXT NULL,
    revoked_at     TEXT NULL,
    last_used_at   TEXT NULL
);
