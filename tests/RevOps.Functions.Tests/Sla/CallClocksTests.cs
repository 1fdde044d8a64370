using System.Globalization;
using RevOps.Data.Leads;
using RevOps.Data.Sla;
using RevOps.Functions.Setup;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Tests.Sla;

/// <summary>What clocks do at their looks, and what people and absences do to them, on a database.</summary>
public sealed class CallClocksTests
{
    private const string Chased = """
        {"default":{"clock":"always","callWithinMinutes":15,"steps":[{"after":10,"do":"remind"},{"afterDue":0,"do":"escalate"},{"afterDue":15,"do":"reassign"}],
         "repeat":{"everyMinutes":30,"do":"reassign","atMost":3},"snooze":{"maxMinutes":60,"times":1}}}
        """;

    [Fact]
    public async Task A_lead_that_nobody_calls_goes_round_once_and_is_given_up_with_the_chain_kept()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        for (var next = (DateTimeOffset?)clock.NextAt; next is not null; next = await world.StepAsync(clock.SlaId))
        {
            world.Time.AdvanceTo(next.Value);
        }

        var end = await world.SlaAsync(clock.SlaId);
        Assert.Equal(("breached", clock.DueAt, clock.DueAt), (end.State, end.DueAt, end.BreachedAt!.Value));
        Assert.Equal(clock.DueAt.AddMinutes(15 + (4 * 30)), end.GivenUpAt);
        var chain = await world.Db.ReadAsync(sql => sql.AssignmentsAsync(clock.LeadId));
        Assert.Equal([null, "ann", chain[1].OwnerId, chain[2].OwnerId], chain.Select(a => a.FromOwnerId));
        Assert.Equal(["ann", "bob", "cyd", "dee"], chain.Select(a => a.OwnerId).Order());
        Assert.Equal(end.OwnerId, Assert.Single(await world.QueryAsync<string>("SELECT owner_id FROM tasks WHERE completed_at IS NULL")));
        Assert.Equal("ann", end.DecidedOwnerId);
        Assert.Equal(
            ["call-escalation max", "call-given-up max", "call-nobody-left max", "call-reminder ann"],
            await world.QueryAsync<string>("SELECT kind || ' ' || owner_id FROM notifications WHERE kind <> 'lead-assigned' ORDER BY 1"));
    }

    [Fact]
    public async Task A_late_call_ends_the_chase_and_the_breach_stays()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.StepAsync(clock.SlaId);
        await world.CallAsync("1");
        Assert.Null(await world.StepAsync(clock.SlaId));
        var end = await world.SlaAsync(clock.SlaId);
        Assert.Equal(("breached", 1_200, "ann"), (end.State, end.SecondsToCall!.Value, end.OwnerId));
    }

    [Fact]
    public async Task A_breach_that_is_known_only_with_its_late_call_is_escalated_all_the_same()
    {
        await using var world = await ClockWorld.StartAsync();
        var clock = await world.ClockAsync("1", "dee");
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.CallAsync("1");
        Assert.Null(await world.StepAsync(clock.SlaId));
        Assert.NotNull((await world.SlaAsync(clock.SlaId)).EscalatedAt);
    }

    [Fact]
    public async Task A_changed_policy_leaves_running_clocks_as_they_are()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        await using var other = await ClockWorld.StartAsync("""{"default":{"clock":"always","callWithinMinutes":1,"steps":[]}}""");
        world.Rules.Take(new RuleLoad.Right(other.Rules.Loaded));
        Assert.Equal(1, (await world.ClockAsync("2", "ann")).DueAt.Minute - world.Now.Minute);
        Assert.Equal(clock.StartedAt.AddMinutes(10), await world.StepAsync(clock.SlaId));
    }

    [Fact]
    public async Task A_snooze_moves_the_deadline_and_a_resume_brings_it_back()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        var paused = Done(await SnoozeAsync(world, 60));
        Assert.Equal(("paused", clock.DueAt.AddMinutes(60), "in a meeting"), (paused.State, paused.DueAt, paused.PauseReason));
        Assert.Equal(world.Now.AddMinutes(60), paused.NextAt);
        world.Time.Advance(TimeSpan.FromMinutes(20));
        var resumed = Done(await world.Db.WriteAsync(sql => world.Control.ResumeAsync(sql, "lead-1", world.Now)));
        Assert.Equal(("running", clock.DueAt.AddMinutes(20)), (resumed.State, resumed.DueAt));
        Assert.IsType<ClockAnswer.Refused>(await SnoozeAsync(world, 10));
        Assert.Equal(["running", "paused", "running"], await world.QueryAsync<string>("SELECT state FROM sla_history ORDER BY seq"));
        Assert.Equal([resumed.DueAt], await world.QueryAsync<DateTimeOffset>("SELECT due_at FROM tasks"));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(0, false)]
    public async Task A_snooze_has_a_limit(int minutes, bool isAllowed)
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        await world.ClockAsync("1", "ann");
        Assert.Equal(isAllowed, await SnoozeAsync(world, minutes) is ClockAnswer.Done);
    }

    [Fact]
    public async Task A_pause_ends_by_itself_and_the_breach_comes_by_the_moved_deadline()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        await SnoozeAsync(world, 60);
        world.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(clock.StartedAt.AddMinutes(70), await world.StepAsync(clock.SlaId));
        Assert.Equal("running", (await world.SlaAsync(clock.SlaId)).State);
        world.Time.Advance(TimeSpan.FromMinutes(15));
        await world.StepAsync(clock.SlaId);
        Assert.Equal(("breached", world.Now), ((await world.SlaAsync(clock.SlaId)).State, (await world.SlaAsync(clock.SlaId)).DueAt));
        Assert.IsType<ClockAnswer.Refused>(await SnoozeAsync(world, 10));
    }

    [Fact]
    public async Task An_owner_who_is_away_from_now_on_hands_over_at_once_and_the_clock_goes_on()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.Db.WriteAsync(sql => world.OwnerAsync(sql, "ann", "berlin", away: Away(world, hours: 4)));
        await world.Absences.CoverAsync(default);
        var after = await world.SlaAsync(clock.SlaId);
        Assert.NotEqual("ann", after.OwnerId);
        Assert.Equal((clock.StartedAt, clock.DueAt, "running"), (after.StartedAt, after.DueAt, after.State));
        Assert.StartsWith("ann is out of office until", (await world.Db.ReadAsync(sql => sql.AssignmentsAsync(clock.LeadId)))[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_policy_the_clock_stands_until_the_owner_is_back()
    {
        await using var world = await ClockWorld.StartAsync("""{"default":{"clock":"always","callWithinMinutes":15,"remindAfterMinutes":10,"whenAway":"pause"}}""");
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        await world.Db.WriteAsync(sql => world.OwnerAsync(sql, "ann", "berlin", away: Away(world, hours: 4)));
        await world.Absences.CoverAsync(default);
        var paused = await world.SlaAsync(clock.SlaId);
        Assert.Equal(("paused", "ann", clock.DueAt.AddHours(4)), (paused.State, paused.OwnerId, paused.DueAt));
        world.Time.Advance(TimeSpan.FromHours(4));
        await world.StepAsync(clock.SlaId);
        Assert.Equal("running", (await world.SlaAsync(clock.SlaId)).State);
    }

    /// <summary>The same date, by the clocks on both sides of the date line: it begins and ends a day apart.</summary>
    [Theory]
    [InlineData("kiritimati", "2026-01-05T10:00:00Z", "2026-01-06T10:00:00Z")]
    [InlineData("honolulu", "2026-01-06T10:00:00Z", "2026-01-07T10:00:00Z")]
    public async Task A_day_off_pauses_from_the_owners_own_midnight_to_the_next(string calendar, string from, string to)
    {
        var (begins, ends) = (DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), DateTimeOffset.Parse(to, CultureInfo.InvariantCulture));
        await using var world = await ClockWorld.StartAsync("""{"default":{"clock":"always","callWithinMinutes":2880,"remindAfterMinutes":10,"whenAway":"pause"}}""", start: begins.AddHours(-1));
        await world.Db.WriteAsync(sql => world.OwnerAsync(sql, "kim", calendar, away: """[{"From":"2026-01-06","To":"2026-01-06","Reason":null}]"""));
        var clock = await world.ClockAsync("1", "kim");

        world.Time.AdvanceTo(begins.AddTicks(-1));
        await world.Absences.CoverAsync(default);
        Assert.Equal("running", (await world.SlaAsync(clock.SlaId)).State);
        world.Time.AdvanceTo(begins);
        await world.Absences.CoverAsync(default);
        var paused = await world.SlaAsync(clock.SlaId);
        Assert.Equal(("paused", ends, clock.DueAt.AddDays(1)), (paused.State, paused.PausedUntil, paused.DueAt));
    }

    [Fact]
    public async Task Where_nobody_is_left_the_manager_is_told_and_the_owner_stays()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        foreach (var id in new[] { "ann", "bob", "cyd", "dee" })
        {
            await world.Db.WriteAsync(sql => world.OwnerAsync(sql, id, active: false));
        }

        await world.Absences.CoverAsync(default);
        await world.Absences.CoverAsync(default);
        Assert.Equal("ann", (await world.SlaAsync(clock.SlaId)).OwnerId);
        Assert.Equal(["max"], await world.QueryAsync<string>("SELECT owner_id FROM notifications WHERE kind = 'call-nobody-left'"));
    }

    [Fact]
    public async Task A_person_can_hand_a_lead_over_and_its_clock_does_not_start_anew()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(5));
        var moved = Done(await AssignAsync(world, "dee"));
        Assert.Equal((clock.StartedAt, clock.DueAt, "dee"), (moved.StartedAt, moved.DueAt, moved.OwnerId));
        Assert.Equal(["dee"], await world.QueryAsync<string>("SELECT owner_id FROM leads UNION SELECT owner_id FROM tasks"));
        Assert.IsType<ClockAnswer.Done>(await AssignAsync(world, "dee"));
        Assert.Equal(2, (await world.Db.ReadAsync(sql => sql.AssignmentsAsync(clock.LeadId))).Count);
        Assert.IsType<ClockAnswer.Wrong>(await AssignAsync(world, "nobody"));
    }

    [Fact]
    public async Task A_team_comes_first_and_others_help_out_where_it_has_nobody()
    {
        await using var world = await ClockWorld.StartAsync("""{"default":{"clock":"always","callWithinMinutes":5,"team":"on-call","steps":[{"after":1,"do":"reassign"},{"after":2,"do":"reassign"}]}}""");
        await world.Db.WriteAsync(sql => world.OwnerAsync(sql, "dee", team: "on-call"));
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.StepAsync(clock.SlaId);
        Assert.Equal("dee", (await world.SlaAsync(clock.SlaId)).OwnerId);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.StepAsync(clock.SlaId);
        Assert.True((await world.SlaAsync(clock.SlaId)).OwnerId is "bob" or "cyd");
    }

    [Fact]
    public async Task Nobody_is_chased_for_a_lead_that_is_closed()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        var clock = await world.ClockAsync("1", "ann");
        world.Time.Advance(TimeSpan.FromMinutes(20));
        await world.StepAsync(clock.SlaId);
        await world.Db.WriteAsync(sql => sql.ExecuteAsync(
            "leads/set_stage", new { clock.LeadId, Stage = "MQL", Status = "disqualified", OwnerId = "ann", QualifiedAt = world.Now, world.Now }));
        world.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await world.StepAsync(clock.SlaId));
        Assert.Equal(("breached", "ann"), ((await world.SlaAsync(clock.SlaId)).State, (await world.SlaAsync(clock.SlaId)).OwnerId));
    }

    [Fact]
    public async Task A_call_that_races_the_breach_leaves_one_outcome_by_its_own_time()
    {
        await using var world = await ClockWorld.StartAsync(Chased);
        for (var i = 0; i < 20; i++)
        {
            var id = $"9{i}";
            var clock = await world.ClockAsync(id, "dee");
            world.Time.AdvanceTo(clock.DueAt);
            await Task.WhenAll(
                Task.Run(() => world.StepAsync(clock.SlaId)),
                Task.Run(() => world.CallAsync(id, clock.DueAt)),
                Task.Run(() => world.Legacy.EscalateAsync(clock.SlaId)),
                Task.Run(() => world.StepAsync(clock.SlaId)));
            var end = await world.SlaAsync(clock.SlaId);
            Assert.Equal(("met", 900, null), (end.State, end.SecondsToCall!.Value, end.NextAt));
            Assert.Equal("met", (await world.Db.ReadAsync(sql => sql.SlaHistoryAsync(clock.SlaId)))[^1].State);
        }
    }

    [Fact]
    public async Task A_clock_of_the_time_before_is_driven_by_its_old_activities_and_by_the_new_step_without_doing_anything_twice()
    {
        await using var world = await ClockWorld.StartAsync();
        var clock = await world.ClockAsync("1", "dee");
        await world.Db.WriteAsync(sql => sql.SaveSlaAsync(clock with { Terms = null, NextAt = null, AnchorAt = null }));
        world.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("running", await world.Legacy.RemindAsync(clock.SlaId));
        Assert.Equal(clock.DueAt, await world.StepAsync(clock.SlaId));
        world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("breached", await world.Legacy.SettleAsync(clock.SlaId));
        Assert.Equal("breached", await world.Legacy.EscalateAsync(clock.SlaId));
        Assert.Null(await world.StepAsync(clock.SlaId));
        Assert.Equal(
            ["call-escalation", "call-reminder"], await world.QueryAsync<string>("SELECT kind FROM notifications WHERE kind <> 'lead-assigned' ORDER BY kind"));
    }

    private static SlaRow Done(ClockAnswer answer) => Assert.IsType<ClockAnswer.Done>(answer).Clock!;

    private static Task<ClockAnswer> SnoozeAsync(ClockWorld world, int minutes) =>
        world.Db.WriteAsync(sql => world.Control.SnoozeAsync(sql, "lead-1", world.Now.AddMinutes(minutes), "in a meeting", world.Now));

    private static Task<ClockAnswer> AssignAsync(ClockWorld world, string ownerId) =>
        world.Db.WriteAsync(sql => world.Control.AssignAsync(sql, "lead-1", ownerId, "knows them", world.Now));

    private static string Away(ClockWorld world, int hours) =>
        $$"""[{"From":"{{world.Now:yyyy-MM-ddTHH:mm:ssZ}}","To":"{{world.Now.AddHours(hours):yyyy-MM-ddTHH:mm:ssZ}}","Reason":null}]""";
}
