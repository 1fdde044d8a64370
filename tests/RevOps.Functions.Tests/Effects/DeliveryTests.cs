using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Tests.Effects;

/// <summary>Delivery of one key: order, retries, giving up, what is not sent.</summary>
public sealed class DeliveryTests
{
    private static readonly SendResult Sent = new SendResult.Sent();
    private static readonly SendResult Down = new SendResult.Retry(null, "down");

    [Fact]
    public async Task Effects_of_a_key_are_sent_in_the_order_of_queueing_and_each_once()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.QueueAsync("b");
        await db.QueueAsync("other", key: "k2");
        Assert.False(await db.QueueAsync("a"));

        var sender = new FakeSender(Sent);
        Assert.True(await db.Drainer(sender).DrainAsync("k", default));
        Assert.True(await db.Drainer(sender).DrainAsync("k", default));

        Assert.Equal(["a", "b"], sender.Ids);
        Assert.Equal((EffectState.Sent, 1, db.Now), ((await db.FindAsync("a")).State, (await db.FindAsync("a")).Attempts, (await db.FindAsync("a")).DoneAt!.Value));
        Assert.Equal(EffectState.Pending, (await db.FindAsync("other")).State);
    }

    [Fact]
    public async Task What_fails_is_due_again_after_its_pause_and_not_before_and_what_comes_after_it_waits()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.QueueAsync("b");
        await db.Drainer(new FakeSender(Down)).DrainAsync("k", default);
        var failed = await db.FindAsync("a");
        Assert.Equal((EffectState.Pending, "down", 1), (failed.State, failed.Fault, failed.Attempts));
        Assert.InRange(failed.DueAt - db.Now, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));

        var sender = new FakeSender(Sent);
        db.Clock.AdvanceTo(failed.DueAt - TimeSpan.FromTicks(1));
        await db.Drainer(sender).DrainAsync("k", default);
        Assert.Empty(sender.Ids);
        Assert.Empty(await db.Db.ReadAsync(sql => sql.DueEffectKeysAsync(db.Now, 10)));

        db.Clock.AdvanceTo(failed.DueAt);
        Assert.Equal(["k"], await db.Db.ReadAsync(sql => sql.DueEffectKeysAsync(db.Now, 10)));
        await db.Drainer(sender).DrainAsync("k", default);
        Assert.Equal(["a", "b"], sender.Ids);
    }

    [Fact]
    public async Task After_ten_attempts_in_about_two_days_an_effect_is_given_up_and_the_next_has_its_turn()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.QueueAsync("b");
        var start = db.Now;
        var sender = new FakeSender(e => Task.FromResult(e.EffectId == "a" ? Down : Sent));
        for (var i = 0; i < 9; i++)
        {
            await db.Drainer(sender).DrainAsync("k", default);
            db.Clock.AdvanceTo((await db.FindAsync("a")).DueAt);
        }

        Assert.Equal(EffectState.Pending, (await db.FindAsync("a")).State);
        Assert.InRange(db.Now - start, TimeSpan.FromHours(44), TimeSpan.FromHours(60));
        await db.Drainer(sender).DrainAsync("k", default);

        Assert.Equal((EffectState.GivenUp, "down"), ((await db.FindAsync("a")).State, (await db.FindAsync("a")).Fault));
        Assert.Equal(10, sender.Ids.Count(i => i == "a"));
        Assert.Equal(EffectState.Sent, (await db.FindAsync("b")).State);
        var lag = await db.Db.ReadAsync(sql => sql.EffectLagAsync());
        Assert.Equal((0, 1, null), (lag.Pending, lag.GivenUp, lag.Oldest));
    }

    [Fact]
    public async Task What_is_refused_is_given_up_at_once_and_can_be_replayed_before_what_came_later()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.Drainer(new FakeSender(new SendResult.Refused("no such user"))).DrainAsync("k", default);
        Assert.Equal((EffectState.GivenUp, "no such user"), ((await db.FindAsync("a")).State, (await db.FindAsync("a")).Fault));
        await db.QueueAsync("b");

        var woken = new List<string>();
        db.Db.EffectsQueued = woken.AddRange;
        Assert.True(await ReplayAsync(db, "a"));
        Assert.False(await ReplayAsync(db, "a"));
        Assert.Equal(["k"], woken);

        var sender = new FakeSender(Sent);
        await db.Drainer(sender).DrainAsync("k", default);
        Assert.Equal(["a", "b"], sender.Ids);
        Assert.Equal((EffectState.Sent, 1, null), ((await db.FindAsync("a")).State, (await db.FindAsync("a")).Attempts, (await db.FindAsync("a")).Fault));
    }

    [Fact]
    public async Task A_pause_that_the_receiver_asks_for_counts_where_it_is_longer_than_ours()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.Drainer(new FakeSender(new SendResult.Retry(TimeSpan.FromHours(1), "busy"))).DrainAsync("k", default);
        Assert.Equal(db.Now + TimeSpan.FromHours(1), (await db.FindAsync("a")).DueAt);
    }

    [Theory]
    [InlineData("off", EffectState.Dropped)]
    [InlineData("log", EffectState.Logged)]
    [InlineData(null, EffectState.Logged)]
    public async Task What_is_off_is_dropped_and_what_is_log_is_kept_without_being_sent(string? mode, string state)
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a", destination: Destinations.Email);
        await db.QueueAsync("b", destination: Destinations.Email);
        var sender = new FakeSender(_ => Task.FromResult(Sent), Destinations.Email);
        var settings = mode is null ? EffectDatabase.Settings() : EffectDatabase.Settings(("REVOPS_SEND_EMAIL", mode));
        Assert.True(await db.Drainer(sender, settings: settings).DrainAsync("k", default));
        Assert.Empty(sender.Ids);
        Assert.Equal((state, state, 0), ((await db.FindAsync("a")).State, (await db.FindAsync("b")).State, (await db.FindAsync("a")).Attempts));
    }

    [Fact]
    public async Task The_guard_drops_what_may_not_leave_and_puts_off_what_may_leave_later_with_all_that_comes_after()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("withdrawn");
        await db.QueueAsync("night");
        await db.QueueAsync("after");
        var morning = db.Now + TimeSpan.FromHours(8);
        var guard = new FakeGuard(e => e.EffectId switch
        {
            "withdrawn" => new GuardAnswer.Drop("no consent"),
            "night" when db.Now < morning => new GuardAnswer.Later(morning),
            _ => new GuardAnswer.Go(),
        });
        var sender = new FakeSender(Sent);
        await db.Drainer(sender, guard).DrainAsync("k", default);

        Assert.Empty(sender.Ids);
        Assert.Equal((EffectState.Dropped, "no consent"), ((await db.FindAsync("withdrawn")).State, (await db.FindAsync("withdrawn")).Fault));
        Assert.Equal((EffectState.Pending, morning, 0), ((await db.FindAsync("night")).State, (await db.FindAsync("night")).DueAt, (await db.FindAsync("night")).Attempts));

        db.Clock.AdvanceTo(morning);
        await db.Drainer(sender, guard).DrainAsync("k", default);
        Assert.Equal(["night", "after"], sender.Ids);
    }

    [Fact]
    public async Task A_sender_with_a_bug_is_a_failed_attempt_and_a_wrong_payload_is_refused()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.QueueAsync("b", "k2");
        await db.Drainer(new FakeSender(_ => throw new InvalidOperationException("text with secrets"))).DrainAsync("k", default);
        await db.Drainer(new FakeSender(_ => throw new System.Text.Json.JsonException())).DrainAsync("k2", default);
        Assert.Equal((EffectState.Pending, "The sender failed: InvalidOperationException."), ((await db.FindAsync("a")).State, (await db.FindAsync("a")).Fault));
        Assert.Equal(EffectState.GivenUp, (await db.FindAsync("b")).State);
    }

    [Fact]
    public async Task Who_is_stopped_while_sending_gives_the_effect_back_at_once()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        using var stop = new CancellationTokenSource();
        var stopping = new FakeSender(async _ =>
        {
            await stop.CancelAsync();
            throw new OperationCanceledException(stop.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Drainer(stopping).DrainAsync("k", stop.Token));

        var sender = new FakeSender(Sent);
        await db.Drainer(sender).DrainAsync("k", default);
        Assert.Equal(["a"], sender.Ids);
    }

    [Fact]
    public async Task What_a_dead_process_was_sending_is_taken_up_when_its_lock_ends_and_not_before()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.QueueAsync("b");
        var dead = new TaskCompletionSource<SendResult>();
        var slow = db.Drainer(new FakeSender(_ => dead.Task)).DrainAsync("k", default);
        await UntilAsync(async () => (await db.FindAsync("a")).LockedUntil is not null);
        var ends = (await db.FindAsync("a")).LockedUntil!.Value;

        var sender = new FakeSender(Sent);
        db.Clock.AdvanceTo(ends - TimeSpan.FromTicks(1));
        Assert.True(await db.Drainer(sender).DrainAsync("k", default));
        Assert.Empty(sender.Ids);
        Assert.Empty(await db.Db.ReadAsync(sql => sql.DueEffectKeysAsync(db.Now, 10)));

        db.Clock.AdvanceTo(ends);
        Assert.Equal(["k"], await db.Db.ReadAsync(sql => sql.DueEffectKeysAsync(db.Now, 10)));
        await db.Drainer(sender).DrainAsync("k", default);
        Assert.Equal(["a", "b"], sender.Ids);

        // It was only slow: what it has to say counts no more.
        dead.SetResult(Down);
        await slow;
        Assert.Equal(EffectState.Sent, (await db.FindAsync("a")).State);
    }

    [Fact]
    public async Task An_effect_that_kills_its_process_each_time_is_given_up_too()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("a");
        await db.QueueAsync("b");
        await db.ExecuteAsync("UPDATE effects SET attempts = 10 WHERE effect_id = 'a'");
        var sender = new FakeSender(Sent);
        await db.Drainer(sender).DrainAsync("k", default);
        Assert.Equal(["b"], sender.Ids);
        Assert.Equal(EffectState.GivenUp, (await db.FindAsync("a")).State);
    }

    [Fact]
    public async Task A_key_with_more_than_one_turn_can_send_says_so_and_loses_no_attempt()
    {
        await using var db = await EffectDatabase.CreateAsync();
        for (var i = 0; i < 11; i++)
        {
            await db.QueueAsync($"e{i:00}");
        }

        var sender = new FakeSender(Sent);
        Assert.False(await db.Drainer(sender).DrainAsync("k", default));
        Assert.Equal((0, null), ((await db.FindAsync("e10")).Attempts, (await db.FindAsync("e10")).LockedUntil));
        Assert.True(await db.Drainer(sender).DrainAsync("k", default));
        Assert.Equal(Enumerable.Range(0, 11).Select(i => $"e{i:00}"), sender.Ids);
    }

    [Fact]
    public async Task After_the_commit_the_keys_are_told_once_and_after_a_rollback_none()
    {
        await using var db = await EffectDatabase.CreateAsync();
        var told = new List<IReadOnlyList<string>>();
        db.Db.EffectsQueued = told.Add;
        await db.Db.WriteAsync(async sql =>
        {
            await sql.NotifyAsync("call-reminder", "s1", null, "ann", "Call.", db.Now);
            await sql.NotifyAsync("call-reminder", "s2", null, "ann", "Call.", db.Now);
            await sql.NotifyAsync("call-reminder", "s2", null, "bob", "The same subject again.", db.Now);
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Db.WriteAsync(async sql =>
        {
            await sql.NotifyAsync("call-reminder", "s3", null, "ann", "Call.", db.Now);
            throw new InvalidOperationException();
        }));
        await db.Db.WriteAsync(sql => sql.HooksAsync());
        Assert.Equal(["notifications:ann"], Assert.Single(told));
        Assert.Equal(2, (await db.Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 10))).Count);
    }

    [Fact]
    public async Task Done_effects_are_purged_by_age_and_given_up_and_pending_ones_stay()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await db.QueueAsync("sent");
        await db.Drainer(new FakeSender(Sent)).DrainAsync("k", default);
        await db.QueueAsync("refused");
        await db.Drainer(new FakeSender(new SendResult.Refused("x"))).DrainAsync("k", default);
        await db.QueueAsync("pending");
        var done = db.Now;

        Assert.Equal(0, await db.Db.WriteAsync(sql => sql.PurgeEffectsAsync(done, 10)));
        Assert.Equal(1, await db.Db.WriteAsync(sql => sql.PurgeEffectsAsync(done + TimeSpan.FromTicks(1), 10)));
        Assert.Equal(["pending", "refused"], (await db.Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 10))).Select(e => e.EffectId));
    }

    private static Task<bool> ReplayAsync(EffectDatabase db, string id) =>
        db.Db.WriteAsync(async sql => await sql.ReplayAsync((await sql.FindEffectAsync(id))!, db.Now));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Yield();
        }
    }
}
