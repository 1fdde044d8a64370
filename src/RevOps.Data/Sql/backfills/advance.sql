-- Only from the page that was read: another who fetched it too has counted already.
UPDATE backfills
SET page = page + 1, page_cursor = @Next, seen = seen + @Seen, events = events + @Events, updated_at = @Now, finished_at = @FinishedAt
WHERE backfill_id = @BackfillId AND page = @Page AND finished_at IS NULL;
