UPDATE audit_log SET status = @Status WHERE audit_id = @AuditId;
