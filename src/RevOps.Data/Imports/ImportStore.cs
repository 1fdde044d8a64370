namespace RevOps.Data.Imports;

/// <summary>Imports: the file's progress and its staged rows.</summary>
public static class ImportStore
{
    private static readonly string[] RowColumns = ["import_id", "row_number", "line_number", "status", "payload", "error_column", "error_code", "error_detail"];

    /// <summary>The import, if a reader has begun with it.</summary>
    public static Task<ImportBatch?> FindImportAsync(this SqlSession sql, string importId) =>
        sql.FindAsync<ImportBatch>("imports/find", new { ImportId = importId });

    /// <summary>Writes an import's first state.</summary>
    public static Task InsertImportAsync(this SqlSession sql, ImportBatch batch) => sql.ExecuteAsync("imports/insert", batch);

    /// <summary>Stages a range, unless it was staged before.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="before">The import as it was when the range was read.</param>
    /// <param name="after">The import with the range.</param>
    /// <param name="rows">The range's rows.</param>
    /// <returns>False where the range was staged before.</returns>
    public static async Task<bool> StageAsync(this SqlSession sql, ImportBatch before, ImportBatch after, IReadOnlyList<ImportRow> rows)
    {
        var moved = await sql.ExecuteAsync("imports/advance", new
        {
            after.ImportId,
            after.ReadBytes,
            after.NextRow,
            after.NextLine,
            after.IsRead,
            Now = after.UpdatedAt,
            FromBytes = before.ReadBytes,
        });
        if (moved == 0)
        {
            return false;
        }

        if (rows.Count > 0)
        {
            await sql.BulkInsertAsync("import_rows", RowColumns, rows.Count, w => Write(w, rows));
        }

        return true;
    }

    /// <summary>Rows of a range that are not settled yet.</summary>
    public static Task<IReadOnlyList<ImportRow>> StagedRowsAsync(this SqlSession sql, string importId, long fromRow, long toRow) =>
        sql.QueryAsync<ImportRow>("import_rows/staged", new { ImportId = importId, FromRow = fromRow, ToRow = toRow });

    /// <summary>Says what became of a row.</summary>
    public static Task SettleRowAsync(this SqlSession sql, ImportRow row) => sql.ExecuteAsync("import_rows/settle", row);

    /// <summary>Forgets what stood in a row.</summary>
    public static Task ForgetRowAsync(this SqlSession sql, ImportRow row) => sql.ExecuteAsync("import_rows/forget", row);

    /// <summary>Ends the import if every row is settled; true for the call that ended it.</summary>
    public static async Task<bool> TryFinishImportAsync(this SqlSession sql, string importId, DateTimeOffset now) =>
        await sql.ExecuteAsync("imports/finish", new { ImportId = importId, Now = now }) > 0;

    /// <summary>Number of rows by status.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountRowsAsync(this SqlSession sql, string importId) =>
        (await sql.QueryAsync<StatusCount>("import_rows/counts", new { ImportId = importId })).ToDictionary(c => c.Status, c => c.Total, StringComparer.Ordinal);

    /// <summary>Rejected rows in order, a page at a time.</summary>
    public static Task<IReadOnlyList<ImportRow>> RejectedRowsAsync(this SqlSession sql, string importId, long afterRow, int limit) =>
        sql.QueryAsync<ImportRow>("import_rows/rejected", new { ImportId = importId, AfterRow = afterRow, Limit = limit });

    private static void Write(RowWriter writer, IReadOnlyList<ImportRow> rows)
    {
        foreach (var row in rows)
        {
            writer.Text(row.ImportId);
            writer.Number(row.RowNumber);
            writer.Number(row.LineNumber);
            writer.Text(row.Status);
            writer.TextOrNull(row.Payload);
            writer.TextOrNull(row.ErrorColumn);
            writer.TextOrNull(row.ErrorCode);
            writer.TextOrNull(row.ErrorDetail);
        }
    }

    private sealed record StatusCount
    {
        public required string Status { get; init; }

        public long Total { get; init; }
    }
}
