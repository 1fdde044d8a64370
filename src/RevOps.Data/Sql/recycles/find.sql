SELECT recycle_id, lead_id, recycled_at FROM recycles WHERE recycle_id = @RecycleId;
