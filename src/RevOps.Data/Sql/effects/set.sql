-- Only from what was read: another who took the effect meanwhile has changed its attempts or its lock.
UPDATE effects
SET state = @State, due_at = @DueAt, attempts = @Attempts, locked_until = @LockedUntil, fault = @Fault, done_at = @DoneAt
WHERE seq = @Seq AND state = @WasState AND attempts = @WasAttempts
  AND (locked_until = @WasLockedUntil OR (locked_until IS NULL AND @WasLockedUntil IS NULL));
