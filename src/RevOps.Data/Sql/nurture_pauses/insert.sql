INSERT INTO nurture_pauses (sequence, paused_at) SELECT @Sequence, @Now WHERE NOT EXISTS (SELECT 1 FROM nurture_pauses WHERE sequence = @Sequence);
