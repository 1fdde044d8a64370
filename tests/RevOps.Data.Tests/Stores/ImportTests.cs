using RevOps.Data.Imports;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Imports: each range staged once, each row settled once, the end reported once.</summary>
public sealed class ImportTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_range_is_staged_once_however_often_it_is_read(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var begun = await BeginAsync(db);
        var after = begun with { ReadBytes = 100, NextRow = 3, NextLine = 4 };
        Assert.True(await StageAsync(db, begun, after, Row(1), Row(2)));
        Assert.False(await StageAsync(db, begun, after, Row(1), Row(2)));
        Assert.Equal([1L, 2L], (await db.Db.ReadAsync(sql => sql.StagedRowsAsync("i1", 1, 10))).Select(r => r.RowNumber));
        var found = (await db.Db.ReadAsync(sql => sql.FindImportAsync("i1")))!;
        Assert.Equal((100L, 3L, 4L, false), (found.ReadBytes, found.NextRow, found.NextLine, found.IsRead));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_import_ends_once_when_all_is_read_and_every_row_is_settled(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var begun = await BeginAsync(db);
        var half = begun with { ReadBytes = 50, NextRow = 2 };
        await StageAsync(db, begun, half, Row(1));
        await SettleAsync(db, Row(1) with { Status = ImportRowStatus.Applied });
        Assert.False(await FinishAsync(db));

        await StageAsync(db, half, half with { ReadBytes = 100, NextRow = 4, IsRead = true }, Row(2), Row(3) with { Status = ImportRowStatus.Rejected });
        Assert.False(await FinishAsync(db));
        await SettleAsync(db, Row(2) with { Status = ImportRowStatus.Duplicate });
        Assert.True(await FinishAsync(db));
        Assert.False(await FinishAsync(db));

        var ended = (await db.Db.ReadAsync(sql => sql.FindImportAsync("i1")))!;
        Assert.Equal((ImportStatus.Completed, db.Now), (ended.Status, ended.FinishedAt));
        var counts = await db.Db.ReadAsync(sql => sql.CountRowsAsync("i1"));
        Assert.Equal([("applied", 1L), ("duplicate", 1L), ("rejected", 1L)], counts.Select(c => (c.Key, c.Value)).Order());
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Rejected_rows_are_paged_in_order_with_line_column_and_reason(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var begun = await BeginAsync(db);
        await StageAsync(db, begun, begun with { ReadBytes = 9, IsRead = true }, [.. Enumerable.Range(1, 5).Select(i => Row(i) with
        {
            Status = i == 3 ? ImportRowStatus.Staged : ImportRowStatus.Rejected,
            ErrorColumn = "email",
            ErrorCode = "format",
            ErrorDetail = "Not an address.",
        })]);
        var first = await db.Db.ReadAsync(sql => sql.RejectedRowsAsync("i1", 0, 2));
        var rest = await db.Db.ReadAsync(sql => sql.RejectedRowsAsync("i1", first[^1].RowNumber, 10));
        Assert.Equal([1L, 2L, 4L, 5L], first.Concat(rest).Select(r => r.RowNumber));
        Assert.Equal((2L, "email", "format", "Not an address."), (first[0].LineNumber, first[0].ErrorColumn, first[0].ErrorCode, first[0].ErrorDetail));
    }

    private static async Task<ImportBatch> BeginAsync(TestDatabase db)
    {
        var batch = new ImportBatch
        {
            ImportId = "i1",
            Kind = "leads",
            Status = ImportStatus.Running,
            ReceivedAt = db.Now,
            UpdatedAt = db.Now,
            SizeBytes = 100,
            NextRow = 1,
            NextLine = 2,
        };
        await db.Db.WriteAsync(sql => sql.InsertImportAsync(batch));
        return batch;
    }

    private static ImportRow Row(long number) => new() { ImportId = "i1", RowNumber = number, LineNumber = number + 1, Payload = "{}" };

    private static Task<bool> StageAsync(TestDatabase db, ImportBatch before, ImportBatch after, params ImportRow[] rows) =>
        db.Db.WriteAsync(sql => sql.StageAsync(before, after, rows));

    private static Task SettleAsync(TestDatabase db, ImportRow row) => db.Db.WriteAsync(sql => sql.SettleRowAsync(row));

    private static Task<bool> FinishAsync(TestDatabase db) => db.Db.WriteAsync(sql => sql.TryFinishImportAsync("i1", db.Now));
}
