-- Compare and set: a clock changes only from the version that the decision was made on.
UPDATE sla_clocks SET owner_id = @OwnerId, terms = @Terms, due_at = @DueAt, state = @State, called_at = @CalledAt, seconds_to_call = @SecondsToCall,
    reminded_at = @RemindedAt, breached_at = @BreachedAt, escalated_at = @EscalatedAt, step = @Step, next_at = @NextAt, anchor_at = @AnchorAt,
    elapsed_ticks = @ElapsedTicks, paused_until = @PausedUntil, pause_reason = @PauseReason, snoozes = @Snoozes, given_up_at = @GivenUpAt,
    decided_owner_id = @DecidedOwnerId, version = version + 1
WHERE sla_id = @SlaId AND version = @Version;
