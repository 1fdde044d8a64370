SELECT backfill_id, vendor, object_type, since, page, page_cursor, seen, events, started_at, updated_at, finished_at FROM backfills WHERE backfill_id = @BackfillId;
