-- Which key subscribed: it may end its own hooks without being an admin's.
ALTER TABLE hooks ADD COLUMN key_id TEXT NULL;
