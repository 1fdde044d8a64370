INSERT INTO effects (effect_id, destination, order_key, kind, payload, state, created_at, due_at, trace)
SELECT @EffectId, @Destination, @OrderKey, @Kind, @Payload, 'pending', @Now, @Now, @Trace
WHERE NOT EXISTS (SELECT 1 FROM effects WHERE effect_id = @EffectId);
