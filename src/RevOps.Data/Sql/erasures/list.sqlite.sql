SELECT erasure_id, contact_id, contact_ids, requested_at, requested_by, reason, needles, instances, imports, removed, finished_at, lifted_at, lifted_by
FROM erasures
WHERE @AfterAt IS NULL OR requested_at < @AfterAt OR (requested_at = @AfterAt AND erasure_id < @AfterId)
ORDER BY requested_at DESC, erasure_id DESC LIMIT @Limit;
