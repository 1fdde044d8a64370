INSERT INTO erasures (erasure_id, contact_id, contact_ids, requested_at, requested_by, reason, needles, instances, imports)
VALUES (@ErasureId, @ContactId, @ContactIds, @RequestedAt, @RequestedBy, @Reason, @Needles, @Instances, @Imports);
