SELECT status, COUNT(*) AS total FROM import_rows WHERE import_id = @ImportId GROUP BY status;
