SELECT backfill_id, vendor, object_type, since, page, page_cursor, seen, events, started_at, updated_at, finished_at FROM backfills ORDER BY started_at DESC, backfill_id DESC LIMIT @Limit;
