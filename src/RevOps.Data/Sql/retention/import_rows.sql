UPDATE import_rows SET payload = NULL, error_detail = NULL
WHERE import_id = @ImportId AND row_number > @After AND row_number <= @Until AND (payload IS NOT NULL OR error_detail IS NOT NULL);
