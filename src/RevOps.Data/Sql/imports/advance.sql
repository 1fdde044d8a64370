-- Compare and set: a range that was read before is not staged again.
UPDATE import_batches SET read_bytes = @ReadBytes, next_row = @NextRow, next_line = @NextLine, is_read = @IsRead, updated_at = @Now
WHERE import_id = @ImportId AND read_bytes = @FromBytes AND is_read = 0;
