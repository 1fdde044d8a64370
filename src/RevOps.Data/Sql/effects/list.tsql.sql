SELECT TOP (@Limit) seq, effect_id, destination, order_key, kind, payload, state, created_at, due_at, attempts, locked_until, fault, done_at
FROM effects
WHERE (@State IS NULL OR state = @State) AND (@Destination IS NULL OR destination = @Destination) AND (@Before IS NULL OR seq < @Before)
ORDER BY seq DESC
OPTION (RECOMPILE);
