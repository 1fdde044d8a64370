UPDATE effects SET state = 'dropped', done_at = @Now, fault = @Reason
WHERE order_key IN @ContactIds AND destination = 'email' AND state = 'pending';
