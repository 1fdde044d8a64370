UPDATE import_rows SET status = @Status, error_column = @ErrorColumn, error_code = @ErrorCode, error_detail = @ErrorDetail, lead_id = @LeadId
WHERE import_id = @ImportId AND row_number = @RowNumber;
