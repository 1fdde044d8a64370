-- Whoever left a sequence gets nothing more of it; what is being sent just now is not called back.
UPDATE effects SET state = 'dropped', done_at = @Now, fault = @Reason
WHERE effect_id IN (SELECT mail_id FROM mails WHERE lead_id = @LeadId) AND state = 'pending' AND (locked_until IS NULL OR locked_until <= @Now);
