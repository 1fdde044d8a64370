-- Rows that were refused belong to no lead. That a longer address is another one is looked at by the reader.
SELECT import_id, row_number, payload AS text FROM import_rows WHERE REPLACE(LOWER(payload), @Needle, '') <> LOWER(payload);
