UPDATE effects SET payload = '{}', done_at = COALESCE(done_at, @Now), locked_until = NULL, fault = NULL,
    state = CASE WHEN state IN ('pending', 'given-up') THEN 'dropped' ELSE state END
WHERE seq = @Seq;
