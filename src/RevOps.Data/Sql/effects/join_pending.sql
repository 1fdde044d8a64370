-- Writes what is there, to hold it until the transaction ends: whoever takes it up does so after that, and sees what has happened by then.
UPDATE effects SET due_at = due_at WHERE order_key = @OrderKey AND state = 'pending' AND locked_until IS NULL;
