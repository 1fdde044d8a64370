SELECT suppression_id, address_hash, reason, cause, detail, created_at, lifted_at, lift_reason
FROM suppressions WHERE suppression_id = @SuppressionId;
