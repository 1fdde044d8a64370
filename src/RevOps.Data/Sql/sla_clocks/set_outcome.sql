-- Compare and set: the outcome changes only from the state that the decision was made on.
UPDATE sla_clocks SET state = @State, called_at = @CalledAt, seconds_to_call = @SecondsToCall, breached_at = COALESCE(breached_at, @BreachedAt)
WHERE sla_id = @SlaId AND state = @From;
