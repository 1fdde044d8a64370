SELECT import_id, kind, file_name, status, received_at, updated_at, finished_at, size_bytes, read_bytes, next_row, next_line, is_read, reason, layout, terms, is_dry_run
FROM import_batches WHERE import_id = @ImportId;
