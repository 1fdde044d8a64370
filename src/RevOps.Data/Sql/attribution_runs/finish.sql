UPDATE attribution_runs
SET status = @Status, finished_at = @Now, locked_until = NULL, processed = @Processed, total = @Total, touches = @Touches, row_count = @Rows,
    drifted = @Drifted, rule_version = @RuleVersion, currency = @Currency, weights = @Weights, checks = @Checks, fault = @Fault
WHERE run_id = @RunId AND attempt = @Attempt AND finished_at IS NULL;
