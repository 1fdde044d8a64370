INSERT INTO recycles (recycle_id, lead_id, recycled_at, reason, owner_id)
VALUES (@RecycleId, @LeadId, @RecycledAt, @Reason, @OwnerId);
