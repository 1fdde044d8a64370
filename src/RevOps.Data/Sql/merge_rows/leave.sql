-- A row that was given to another contact since does not go back.
DELETE FROM merge_rows WHERE table_name = @TableName AND row_id = @RowId;
