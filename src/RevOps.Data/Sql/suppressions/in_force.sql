SELECT suppression_id, address_hash, reason, cause, detail, created_at, lifted_at, lift_reason
FROM suppressions WHERE address_hash IN @Hashes AND lifted_at IS NULL
ORDER BY created_at, suppression_id;
