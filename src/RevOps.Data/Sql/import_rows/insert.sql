INSERT INTO import_rows (import_id, row_number, line_number, status, payload, error_column, error_code, error_detail)
VALUES (@ImportId, @RowNumber, @LineNumber, @Status, @Payload, @ErrorColumn, @ErrorCode, @ErrorDetail);
