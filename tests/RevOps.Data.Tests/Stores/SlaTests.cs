using RevOps.Data.Sla;
using RevOps.Data.Tests.Support;

namespace RevOps.Data.Tests.Stores;

/// <summary>Call clocks: one outcome, decided by the call's own time, changed only from the state that was read.</summary>
public sealed class SlaTests
{
    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_clock_runs_until_a_call_and_is_met_by_its_time(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        Assert.Equal(SlaState.Running, await SettleAsync(db));
        await db.CallAsync("call-1", "l1", db.Now.AddMinutes(4), db.Now.AddMinutes(5));
        Assert.Equal(SlaState.Met, await SettleAsync(db));
        var clock = (await db.Db.ReadAsync(sql => sql.NewestSlaAsync("l1")))!;
        Assert.Equal((240, db.Now.AddMinutes(4)), (clock.SecondsToCall, clock.CalledAt));
        Assert.Equal([SlaState.Running, SlaState.Met], await HistoryAsync(db));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_breach_is_marked_at_the_deadline_once_and_a_late_logged_call_in_time_turns_it(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        var start = db.Now;
        db.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(SlaState.Breached, await SettleAsync(db));
        db.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(SlaState.Breached, await SettleAsync(db));
        await db.CallAsync("call-1", "l1", start.AddMinutes(15), db.Now);
        Assert.Equal(SlaState.Met, await SettleAsync(db));
        Assert.Equal([SlaState.Running, SlaState.Breached, SlaState.Met], await HistoryAsync(db));
        var clock = (await db.Db.ReadAsync(sql => sql.FindSlaAsync("s1")))!;
        Assert.Equal((start.AddMinutes(15), 900), (clock.BreachedAt, clock.SecondsToCall));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Two_that_settle_at_once_write_one_outcome(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        using var other = db.Open();
        db.Clock.Advance(TimeSpan.FromMinutes(20));
        var states = await Task.WhenAll(SettleAsync(db), SettleAsync(db, other));
        Assert.Equal([SlaState.Breached, SlaState.Breached], states);
        Assert.Equal([SlaState.Running, SlaState.Breached], await HistoryAsync(db));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task An_outcome_is_not_written_over_a_state_that_was_not_read(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        var read = (await db.Db.ReadAsync(sql => sql.FindSlaAsync("s1")))!;
        Assert.True(await db.Db.WriteAsync(sql => sql.SaveSlaAsync(read with { RemindedAt = db.Now })));
        Assert.False(await db.Db.WriteAsync(sql => sql.SaveSlaAsync(read with { State = SlaState.Met, CalledAt = db.Now, SecondsToCall = 1 })));
        Assert.Equal(SlaState.Running, await SettleAsync(db));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Calls_before_the_submit_and_unanswered_inbound_calls_do_not_count(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        await db.CallAsync("before", "l1", db.Now.AddSeconds(-1), db.Now);
        await db.CallAsync("missed", "l1", db.Now.AddMinutes(1), db.Now, "inbound");
        Assert.Empty(await db.Db.ReadAsync(sql => sql.CountingCallsAsync("l1", db.Now)));
        await db.CallAsync("same-second", "l1", db.Now, db.Now);
        await db.CallAsync("answered", "l1", db.Now.AddMinutes(2), db.Now, "inbound", "connected");
        Assert.Equal(2, (await db.Db.ReadAsync(sql => sql.CountingCallsAsync("l1", db.Now))).Count);
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task Reminder_and_escalation_happen_once_and_only_in_their_state(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        Assert.False(await EscalateAsync(db));
        Assert.True(await RemindAsync(db));
        Assert.False(await RemindAsync(db));
        db.Clock.Advance(TimeSpan.FromMinutes(15));
        await SettleAsync(db);
        Assert.True(await EscalateAsync(db));
        Assert.False(await EscalateAsync(db));
    }

    [Theory]
    [OnSqlite]
    [OnSqlServer]
    public async Task A_notification_is_left_once_a_subject(SqlDialect dialect)
    {
        await using var db = await StartedAsync(dialect);
        for (var i = 0; i < 2; i++)
        {
            await db.Db.WriteAsync(sql => sql.NotifyAsync("call-reminder", "s1", "l1", "ann", "Call.", db.Now));
        }

        Assert.Equal(["call-reminder"], await db.QueryAsync<string>("SELECT kind FROM notifications"));
    }

    private static async Task<TestDatabase> StartedAsync(SqlDialect dialect)
    {
        var db = await TestDatabase.CreateAsync(dialect);
        await db.LeadAsync("l1");
        await db.Db.WriteAsync(sql => sql.StartSlaAsync(Some.Clock("s1", "l1", db.Now), db.Now));
        return db;
    }

    private static async Task<string> SettleAsync(TestDatabase db, Database? on = null) =>
        (await (on ?? db.Db).WriteAsync(sql => sql.SettleSlaAsync("s1", db.Now)))!.State;

    private static Task<bool> RemindAsync(TestDatabase db) => db.Db.WriteAsync(sql => sql.MarkRemindedAsync("s1", db.Now));

    private static Task<bool> EscalateAsync(TestDatabase db) => db.Db.WriteAsync(sql => sql.MarkEscalatedAsync("s1", db.Now));

    private static Task<IReadOnlyList<string>> HistoryAsync(TestDatabase db) => db.QueryAsync<string>("SELECT state FROM sla_history ORDER BY seq");
}
