-- The sweep looks at them next: how long a step waits may be another now.
UPDATE nurture_enrollments SET version = @Version, entered_at = COALESCE(entered_at, @Now), step = @NewStep, next_at = @Now, has_timer = 0
WHERE sequence = @Sequence AND exited_at IS NULL AND (version = @OldVersion OR (version IS NULL AND @OldVersion IS NULL))
  AND (step = @Step OR (step IS NULL AND @Step IS NULL));
