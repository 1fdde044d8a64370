INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, @TableName, @RowId
WHERE NOT EXISTS (SELECT 1 FROM merge_rows WHERE merge_id = @MergeId AND table_name = @TableName AND row_id = @RowId);
