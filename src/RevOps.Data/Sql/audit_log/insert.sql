INSERT INTO audit_log (audit_id, at, actor, action, subject, method, trace_id) VALUES (@AuditId, @At, @Actor, @Action, @Subject, @Method, @TraceId);
