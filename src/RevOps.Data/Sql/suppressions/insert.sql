INSERT INTO suppressions (suppression_id, address_hash, reason, cause, detail, created_at)
SELECT @SuppressionId, @AddressHash, @Reason, @Cause, @Detail, @CreatedAt
WHERE NOT EXISTS (SELECT 1 FROM suppressions WHERE address_hash = @AddressHash AND reason = @Reason AND lifted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM suppressions WHERE suppression_id = @SuppressionId);
