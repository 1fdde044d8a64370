-- The lock waits for those that are being written: afterwards every mark up to the newest is there.
SELECT COALESCE(MAX(change_id), 0) FROM attribution_changes WITH (TABLOCK, HOLDLOCK);
