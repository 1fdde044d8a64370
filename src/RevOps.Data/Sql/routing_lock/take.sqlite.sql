-- The transaction holds the write lock already.
SELECT name FROM routing_lock WHERE name = 'routing';
