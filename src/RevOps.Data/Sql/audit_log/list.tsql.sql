SELECT TOP (@Limit) audit_id, at, actor, action, subject, method, status, trace_id
FROM audit_log
WHERE (@Actor IS NULL OR actor = @Actor) AND (@Subject IS NULL OR subject = @Subject)
  AND (@AfterAt IS NULL OR at < @AfterAt OR (at = @AfterAt AND audit_id < @AfterId))
ORDER BY at DESC, audit_id DESC;
