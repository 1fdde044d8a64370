SELECT TOP (1) seq, effect_id, destination, order_key, kind, payload, state, created_at, due_at, attempts, locked_until, fault, done_at, trace
FROM effects WHERE order_key = @OrderKey AND state = 'pending' ORDER BY seq;
