UPDATE import_rows SET payload = NULL, error_detail = NULL WHERE import_id = @ImportId AND row_number = @RowNumber;
