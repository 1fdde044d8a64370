using RevOps.Data.Outbox;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Promises of committed transactions.</summary>
public sealed class OutboxTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_promise_is_made_once_and_kept_once(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await PromiseAsync(db, "a");
        await PromiseAsync(db, "a");
        Assert.Equal(1, (await db.Db.ReadAsync(sql => sql.LagAsync())).Pending);
        Assert.True(await db.Db.WriteAsync(sql => sql.KeepAsync("a")));
        Assert.False(await db.Db.WriteAsync(sql => sql.KeepAsync("a")));
        var lag = await db.Db.ReadAsync(sql => sql.LagAsync());
        Assert.Equal((0L, (DateTimeOffset?)null), (lag.Pending, lag.Oldest));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task What_is_not_kept_is_due_after_the_consumers_patience_oldest_first(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await PromiseAsync(db, "b");
        var first = db.Now;
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        await PromiseAsync(db, "a");
        db.Clock.AdvanceTo(first + OutboxStore.Patience - TimeSpan.FromTicks(1));
        Assert.Empty(await DueAsync(db));
        db.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["b"], (await DueAsync(db)).Select(i => i.OutboxId));
        db.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["b", "a"], (await DueAsync(db)).Select(i => i.OutboxId));
        Assert.Equal(["b"], (await DueAsync(db, 1)).Select(i => i.OutboxId));
        Assert.Equal(first, (await db.Db.ReadAsync(sql => sql.LagAsync())).Oldest);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Pauses_between_attempts_double_up_to_an_hour(SqlDialect dialect)
    {
        await using var db = await TestDatabase.CreateAsync(dialect);
        await PromiseAsync(db, "a");
        db.Clock.Advance(OutboxStore.Patience);
        var minutes = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var item = (await DueAsync(db)).Single();
            Assert.Equal(i, item.Attempts);
            await db.Db.WriteAsync(sql => sql.PostponeAsync(item, db.Now));
            Assert.Empty(await DueAsync(db));
            var due = (await db.QueryAsync<DateTimeOffset>("SELECT due_at FROM outbox")).Single();
            minutes.Add((due - db.Now).TotalMinutes);
            db.Clock.AdvanceTo(due);
        }

        Assert.Equal([2, 4, 8, 16, 32, 60, 60], minutes);
    }

    private static Task PromiseAsync(TestDatabase db, string id) =>
        db.Db.WriteAsync(sql => sql.PromiseAsync(new OutboxItem(id, OutboxKind.Score, "{}"), db.Now));

    private static Task<IReadOnlyList<DueItem>> DueAsync(TestDatabase db, int limit = 10) => db.Db.ReadAsync(sql => sql.DueAsync(db.Now, limit));
}
