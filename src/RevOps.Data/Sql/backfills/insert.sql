INSERT INTO backfills (backfill_id, vendor, object_type, since, page, page_cursor, seen, events, started_at, updated_at, finished_at)
VALUES (@BackfillId, @Vendor, @ObjectType, @Since, 0, NULL, 0, 0, @Now, @Now, NULL);
