INSERT INTO calls (call_id, lead_id, owner_id, called_at, logged_at, direction, outcome, disposition, duration_seconds, notes, touchpoint_id, phone, source)
VALUES (@CallId, @LeadId, @OwnerId, @CalledAt, @LoggedAt, @Direction, @Outcome, @Disposition, @DurationSeconds, @Notes, @TouchpointId, @Phone, @Source);
