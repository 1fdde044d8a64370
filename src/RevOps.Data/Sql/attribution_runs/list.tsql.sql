SELECT TOP (@Limit) * FROM attribution_runs
WHERE @AfterAt IS NULL OR requested_at < @AfterAt OR (requested_at = @AfterAt AND run_id < @AfterId)
ORDER BY requested_at DESC, run_id DESC;
