using RevOps.Data.Events;
using RevOps.Data.Imports;
using RevOps.Data.Privacy;
using RevOps.Data.Retention;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>What has been kept long enough goes, as much at a time as asked for, and nothing else.</summary>
public sealed class RetentionTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Old_events_that_are_done_go_with_their_keys_the_oldest_first(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await EventAsync(db, "oldest", EventStatus.Routed, days: -3);
        await EventAsync(db, "old", EventStatus.Rejected, days: -2);
        await EventAsync(db, "on its way", EventStatus.Normalized, days: -3);
        await EventAsync(db, "young", EventStatus.Routed, days: 0);
        var before = db.Now.AddDays(-1);

        Assert.Equal(1, await db.Db.WriteAsync(sql => sql.ForgetEventsAsync(before, 1)));
        Assert.Null(await db.Db.ReadAsync(sql => sql.FindEventAsync("oldest")));
        Assert.Equal(1, await db.Db.WriteAsync(sql => sql.ForgetEventsAsync(before, 10)));
        Assert.Equal(3, await db.Db.WriteAsync(sql => sql.ForgetDeliveriesAsync(before, 10)));

        Assert.Equal(["on its way", "young"], (await db.QueryAsync<string>("SELECT event_id FROM events")).Order(StringComparer.Ordinal));
        Assert.Equal(["young"], await db.QueryAsync<string>("SELECT event_id FROM inbox"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_finished_import_loses_its_texts_and_keeps_its_counts(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await ImportAsync(db, "done", isFinished: true);
        await ImportAsync(db, "stuck", isFinished: false);

        var kept = Assert.Single(await db.Db.ReadAsync(sql => sql.KeptImportsAsync(db.Now.AddDays(1), 10)));
        Assert.Equal(("done", 3L), (kept.ImportId, kept.NextRow));
        await db.Db.WriteAsync(sql => sql.ForgetRowsAsync("done", 0, 1));
        await db.Db.WriteAsync(sql => sql.ForgetImportAsync("done", db.Now));

        Assert.Equal([(1L, null), (2L, "{}")], (await db.QueryAsync<(long, string?)>("SELECT row_number, payload FROM import_rows WHERE import_id = 'done' ORDER BY row_number")));
        Assert.Equal(2, (await db.Db.ReadAsync(sql => sql.CountRowsAsync("done")))["applied"]);
        Assert.Empty(await db.Db.ReadAsync(sql => sql.KeptImportsAsync(db.Now.AddDays(1), 10)));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Old_entries_of_the_audit_log_go(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await db.Db.WriteAsync(sql => sql.NoteAsync(Entry("old", db.Now.AddDays(-2))));
        await db.Db.WriteAsync(sql => sql.NoteAsync(Entry("young", db.Now)));

        Assert.Equal(1, await db.Db.WriteAsync(sql => sql.ForgetAuditAsync(db.Now.AddDays(-1), 10)));

        Assert.Equal(["young"], await db.QueryAsync<string>("SELECT audit_id FROM audit_log"));
    }

    private static AuditRow Entry(string id, DateTimeOffset at) => new() { AuditId = id, At = at, Actor = "key:settings", Action = "PutOwner", Subject = "/api/owners/a", Method = "PUT" };

    private static Task EventAsync(TestDatabase db, string id, string status, int days) => db.Db.WriteAsync(async sql =>
    {
        var at = db.Now.AddDays(days);
        await sql.ClaimAsync($"key of {id}", [], id, at, DateTimeOffset.MinValue);
        await sql.InsertEventAsync(new EventRecord { EventId = id, Kind = "lead", Source = "leads", Status = status, ReceivedAt = at, UpdatedAt = at });
    });

    private static Task ImportAsync(TestDatabase db, string id, bool isFinished) => db.Db.WriteAsync(async sql =>
    {
        var batch = new ImportBatch { ImportId = id, Kind = "leads", Status = isFinished ? "completed" : "running", ReceivedAt = db.Now, UpdatedAt = db.Now, SizeBytes = 9, FinishedAt = isFinished ? db.Now : null, NextRow = 1, NextLine = 1 };
        await sql.InsertImportAsync(batch);
        var rows = Enumerable.Range(1, 2).Select(n => new ImportRow { ImportId = id, RowNumber = n, LineNumber = n, Status = ImportRowStatus.Applied, Payload = "{}" });
        await sql.StageAsync(batch, batch with { ReadBytes = 9, NextRow = 3, IsRead = true }, [.. rows]);
    });
}
