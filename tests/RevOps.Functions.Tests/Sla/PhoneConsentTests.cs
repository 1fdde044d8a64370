using RevOps.Core.Leads;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Sla;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Tests.Sla;

/// <summary>Nobody is called who took back the consent to calls.</summary>
public sealed class PhoneConsentTests
{
    private const string FollowUp = """{"outcomes":{"no_answer":"retry"},"retry":{"after":["2h"],"attempts":5},"whenExhausted":"recycle"}""";

    [Fact]
    public async Task Taking_it_back_cancels_the_clock_and_ends_the_tasks_to_call()
    {
        await using var world = await ClockWorld.StartAsync();
        var clock = await world.ClockAsync("1", "dee");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(world, granted: false);

        Assert.Equal(SlaState.Cancelled, (await world.SlaAsync(clock.SlaId)).State);
        Assert.Empty(await OpenTasksAsync(world));
        Assert.Null(await world.StepAsync(clock.SlaId));
        Assert.Equal("the consent to calls was withdrawn", (await world.Db.ReadAsync(sql => sql.SlaHistoryAsync(clock.SlaId)))[^1].Reason);
    }

    [Fact]
    public async Task After_the_deadline_the_breach_stays_and_nobody_is_asked_any_more()
    {
        await using var world = await ClockWorld.StartAsync(
            """{"default":{"callWithinMinutes":15,"steps":[{"afterDue":0,"do":"escalate"},{"afterDue":60,"do":"reassign"}]}}""");
        var clock = await world.ClockAsync("1", "dee");
        world.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.NotNull(await world.StepAsync(clock.SlaId));
        await SayAsync(world, granted: false);
        world.Time.Advance(TimeSpan.FromHours(2));

        Assert.Null(await world.StepAsync(clock.SlaId));
        Assert.Equal((SlaState.Breached, "dee"), ((await world.SlaAsync(clock.SlaId)).State, (await world.SlaAsync(clock.SlaId)).OwnerId));
        Assert.Empty(await OpenTasksAsync(world));
    }

    [Fact]
    public async Task A_lead_that_qualifies_without_it_gets_an_owner_and_neither_task_nor_clock()
    {
        await using var world = await ClockWorld.StartAsync();
        await world.Db.WriteAsync(sql => world.LeadAsync(sql, "1", "dee"));
        await SayAsync(world, granted: false);
        Assert.Null(await StartAsync(world));
        Assert.Empty(await OpenTasksAsync(world));
        Assert.Equal(["lead-assigned dee"], await world.QueryAsync<string>("SELECT kind || ' ' || owner_id FROM notifications"));

        world.Time.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(world, granted: true);
        Assert.NotNull(await StartAsync(world));
        Assert.Equal(["call"], await OpenTasksAsync(world));
    }

    [Fact]
    public async Task An_attempt_in_vain_asks_for_no_other()
    {
        await using var world = await ClockWorld.StartAsync(followUp: FollowUp);
        await world.ClockAsync("1", "dee");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await SayAsync(world, granted: false);
        await world.CallAsync("1", outcome: "no_answer");
        Assert.Empty(await OpenTasksAsync(world));
    }

    private static Task<IReadOnlyList<string>> OpenTasksAsync(ClockWorld world) => world.QueryAsync<string>("SELECT kind FROM tasks WHERE completed_at IS NULL");

    private static async Task<SlaRow?> StartAsync(ClockWorld world) => await world.Db.WriteAsync(async sql =>
        await world.Start.StartAsync(
            sql,
            new ClockOrder((await sql.LockForScoringAsync("lead-1"))!, new ScoreItem("lead-1", $"evt-{world.Now.UtcTicks}", world.Now), world.Rules.Current.Sla.Named("default"), "dee", world.Now),
            world.Now));

    private static async Task SayAsync(ClockWorld world, bool granted)
    {
        var contactId = (await world.QueryAsync<string>("SELECT contact_id FROM leads")).Single();
        await world.Db.WriteAsync(sql => sql.SaveConsentsAsync(
            contactId, $"key-{world.Now.UtcTicks}", "evt-consent", world.Now, world.Now, [new ConsentInput("phone", granted)]));
    }
}
