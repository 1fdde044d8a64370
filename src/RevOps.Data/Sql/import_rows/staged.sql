SELECT row_number, line_number, payload FROM import_rows
WHERE import_id = @ImportId AND row_number BETWEEN @FromRow AND @ToRow AND status = 'staged' ORDER BY row_number;
