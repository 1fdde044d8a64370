UPDATE import_rows SET payload = NULL WHERE import_id = @ImportId AND row_number = @RowNumber;
