DELETE FROM audit_log WHERE audit_id IN (SELECT audit_id FROM audit_log WHERE at < @Before ORDER BY at LIMIT @Limit);
