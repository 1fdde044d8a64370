INSERT INTO sla_clocks (sla_id, lead_id, owner_id, policy, started_at, remind_at, due_at, state, called_at, seconds_to_call,
    terms, step, next_at, anchor_at, elapsed_ticks, decided_owner_id, trace)
VALUES (@SlaId, @LeadId, @OwnerId, @Policy, @StartedAt, @RemindAt, @DueAt, @State, @CalledAt, @SecondsToCall,
    @Terms, @Step, @NextAt, @AnchorAt, @ElapsedTicks, @DecidedOwnerId, @Trace);
