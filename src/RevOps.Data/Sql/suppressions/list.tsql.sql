SELECT TOP (@Limit) suppression_id, address_hash, reason, cause, detail, created_at, lifted_at, lift_reason
FROM suppressions
WHERE (@AddressHash IS NULL OR address_hash = @AddressHash) AND (@Reason IS NULL OR reason = @Reason) AND (@All = 1 OR lifted_at IS NULL)
  AND (@AfterAt IS NULL OR created_at < @AfterAt OR (created_at = @AfterAt AND suppression_id < @AfterId))
ORDER BY created_at DESC, suppression_id DESC;
