-- Keys of integrations. Only hashes are kept. While a key is being replaced, the one before is valid too, until then.
CREATE TABLE api_keys (
    key_id         nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    name           nvarchar(200) NOT NULL,
    scopes         nvarchar(100) NOT NULL,
    hash           nvarchar(100) NOT NULL,
    created_at     datetimeoffset(7) NOT NULL,
    expires_at     datetimeoffset(7) NULL,
    rotated_at     datetimeoffset(7) NULL,
    previous_hash  nvarchar(100) NULL,
    previous_until datetimeoffset(7) NULL,
    revoked_at     datetimeoffset(7) NULL,
    last_used_at   datetimeoffset(7) NULL
);
