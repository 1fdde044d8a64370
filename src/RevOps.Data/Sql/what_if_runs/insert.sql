INSERT INTO what_if_runs (run_id, status, from_at, until_at, rules, created_at)
VALUES (@RunId, @Status, @FromAt, @UntilAt, @Rules, @CreatedAt);
