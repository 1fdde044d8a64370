DELETE FROM audit_log WHERE audit_id IN (SELECT TOP (@Limit) audit_id FROM audit_log WHERE at < @Before ORDER BY at);
