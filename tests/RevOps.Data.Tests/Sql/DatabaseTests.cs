using System.Data.Common;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Sql;

/// <summary>Transactions: whole or not at all, and again after a lost race.</summary>
public sealed class DatabaseTests
{
    private static readonly string[] Keys = ["k"];
    private static readonly string[] BothKeys = ["k", "k2"];

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Of_two_writers_of_one_key_the_loser_runs_again_and_sees_the_winner(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        using var other = db.Open();
        var runs = await Task.WhenAll(InsertOnceAsync(db.Db, "a", db.Now), InsertOnceAsync(other, "b", db.Now));
        Assert.Equal([1, 2], runs.Order());
        Assert.Single(await db.QueryAsync<string>("SELECT event_id FROM inbox"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_race_that_is_lost_every_time_is_given_up_with_the_databases_fault(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var runs = 0;
        await Assert.ThrowsAnyAsync<DbException>(() => db.Db.WriteAsync(async sql =>
        {
            runs++;
            await InsertAsync(sql, "a", db.Now);
            await InsertAsync(sql, "b", db.Now);
        }));
        Assert.Equal(6, runs);
        Assert.Empty(await db.QueryAsync<string>("SELECT event_id FROM inbox"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_exception_undoes_everything_and_is_not_tried_again(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var runs = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Db.WriteAsync(async sql =>
        {
            runs++;
            await InsertAsync(sql, "a", db.Now);
            throw new InvalidOperationException("Half way.");
        }));
        Assert.Equal(1, runs);
        Assert.Empty(await db.QueryAsync<string>("SELECT event_id FROM inbox"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_snapshot_shows_one_moment_and_stops_no_writer(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await InsertOnceAsync(db.Db, "a", db.Now);
        var (before, after) = await db.Db.SnapshotAsync(async sql =>
        {
            var first = await sql.QueryAsync<string>("inbox/find", new { Keys = BothKeys });
            await db.Db.WriteAsync(other => other.ExecuteAsync("inbox/insert", new { DedupeKey = "k2", EventId = "b", ReceivedAt = db.Now }));
            return (first.Count, (await sql.QueryAsync<string>("inbox/find", new { Keys = BothKeys })).Count);
        });
        Assert.Equal((1, 1), (before, after));
        Assert.Equal(2, (await db.QueryAsync<string>("SELECT event_id FROM inbox")).Count);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Counting_writers_lose_no_update(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        using var other = db.Open();
        await db.OwnerAsync("ann");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? db.Db : other).WriteAsync(sql => sql.ExecuteAsync("owners/count_assignment", new { OwnerId = "ann", Day = "2026-01-05" }))));
        Assert.Equal([20], await db.QueryAsync<long>("SELECT assigned FROM owners"));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_time_comes_back_as_the_same_instant_in_UTC(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        var given = new DateTimeOffset(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(2)).AddTicks(1234567);
        await db.Db.WriteAsync(sql => InsertAsync(sql, "a", given));
        var back = (await db.QueryAsync<DateTimeOffset>("SELECT received_at FROM inbox"))[0];
        Assert.Equal(given, back);
        Assert.Equal(TimeSpan.Zero, back.Offset);
    }

    [Fact]
    public void An_unknown_statement_is_an_error_that_names_it()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => SqlFiles.Text("leads/no_such", SqlDialect.Sqlite));
        Assert.Contains("leads/no_such", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Inserts blindly first, as somebody who read before the other's commit; looks when run again.</summary>
    private static async Task<int> InsertOnceAsync(Database db, string eventId, DateTimeOffset now)
    {
        var runs = 0;
        await db.WriteAsync(async sql =>
        {
            runs++;
            if (runs == 1 || (await sql.QueryAsync<string>("inbox/find", new { Keys })).Count == 0)
            {
                await InsertAsync(sql, eventId, now);
            }
        });
        return runs;
    }

    private static Task<int> InsertAsync(SqlSession sql, string eventId, DateTimeOffset at) =>
        sql.ExecuteAsync("inbox/insert", new { DedupeKey = "k", EventId = eventId, ReceivedAt = at });
}
