INSERT INTO import_batches (import_id, kind, file_name, status, received_at, updated_at, finished_at, size_bytes, read_bytes, next_row, next_line, is_read, reason, layout, terms, is_dry_run)
VALUES (@ImportId, @Kind, @FileName, @Status, @ReceivedAt, @UpdatedAt, @FinishedAt, @SizeBytes, @ReadBytes, @NextRow, @NextLine, @IsRead, @Reason, @Layout, @Terms, @IsDryRun);
