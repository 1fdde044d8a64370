SELECT TOP (@Limit) row_number, line_number, error_column, error_code, error_detail FROM import_rows
WHERE import_id = @ImportId AND status = 'rejected' AND row_number > @AfterRow ORDER BY row_number;
