-- What is being sent just now is not called back: its end tells whether it went, and if not, the guard drops it.
UPDATE effects SET state = 'dropped', done_at = @Now, fault = @Reason
WHERE order_key IN @ContactIds AND destination = 'email' AND state = 'pending' AND (locked_until IS NULL OR locked_until <= @Now);
