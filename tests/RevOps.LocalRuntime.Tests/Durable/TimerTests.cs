using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable;

public class TimerTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_timer_fires_when_the_clock_reaches_its_time_and_not_before()
    {
        await using var host = await Host(context => context.CreateTimer(TimeSpan.FromMinutes(15), CancellationToken.None)).StartedAsync();
        var id = await StartAsync(host);

        _clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAfterATurnOfAnotherAsync(host, id));
        _clock.Advance(TimeSpan.FromTicks(1));

        await host.EndOfAsync(id);
    }

    [Fact]
    public async Task Timers_that_fall_due_together_fire_in_order_of_their_time()
    {
        var order = new List<int>();
        List<int> created = [30, 10, 20];
        await using var host = await Host(context => Task.WhenAll(created.Select(async minutes =>
        {
            await context.CreateTimer(TimeSpan.FromMinutes(minutes), CancellationToken.None);
            if (!context.IsReplaying)
            {
                order.Add(minutes);
            }
        }))).StartedAsync();
        var id = await StartAsync(host);

        _clock.Advance(TimeSpan.FromHours(1));
        await host.EndOfAsync(id);

        Assert.Equal([10, 20, 30], order);
    }

    [Fact]
    public async Task An_earlier_timer_made_later_is_not_overslept()
    {
        await using var host = await new DurableHost(_clock)
            .Orchestrator("Sleep", async context =>
            {
                await context.CreateTimer(context.GetInput<DateTime>(), CancellationToken.None);
                return null;
            })
            .StartedAsync();
        var now = _clock.GetUtcNow().UtcDateTime;
        var late = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", now.AddHours(5));
        await host.StatusAsync(late, OrchestrationRuntimeStatus.Running);
        var early = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", now.AddHours(1));
        await host.StatusAsync(early, OrchestrationRuntimeStatus.Running);

        _clock.Advance(TimeSpan.FromHours(1));

        await host.EndOfAsync(early);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync(late))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_timer_longer_than_the_longest_sleep_fires_too()
    {
        await using var host = await Host(context => context.CreateTimer(TimeSpan.FromDays(60), CancellationToken.None)).StartedAsync();
        var id = await StartAsync(host);

        await Poll.UntilAsync(
            async () =>
            {
                _clock.Advance(TimeSpan.FromDays(1));
                return (await host.Client.GetInstanceAsync(id))!.IsCompleted;
            },
            () => "the end");

        var end = await host.EndOfAsync(id);
        Assert.True(end.LastUpdatedAt - end.CreatedAt >= TimeSpan.FromDays(60));
    }

    [Fact]
    public async Task A_cancelled_timer_is_gone_from_the_store()
    {
        await using var host = await Host(async context =>
        {
            using var cancel = new CancellationTokenSource();
            _ = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            cancel.Cancel();
            context.SetCustomStatus("cancelled");
            await context.WaitForExternalEvent<string>("E");
        }).StartedAsync();
        var id = await StartAsync(host);
        Assert.Equal(2, Timers(host));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await host.CustomStatusAsync(id, "\"cancelled\"");

        Assert.Equal(0, Timers(host));
    }

    [Fact]
    public async Task Time_in_an_orchestrator_is_that_of_the_clock_it_was_given()
    {
        await using var host = await new DurableHost(_clock)
            .Orchestrator("Main", context => Task.FromResult<object?>(context.CurrentUtcDateTime)).StartedAsync();

        var end = await host.EndOfAsync(await host.Client.ScheduleNewOrchestrationInstanceAsync("Main"));

        Assert.Equal(_clock.GetUtcNow().UtcDateTime, end.ReadOutputAs<DateTime>());
        Assert.Equal(_clock.GetUtcNow(), end.CreatedAt);
    }

    private static long? Timers(DurableHost host) =>
        host.Engine.Store.Read(session => session.Number("SELECT count(*) FROM timers"));

    private static async Task<string> StartAsync(DurableHost host)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main");
        await host.StatusAsync(id, OrchestrationRuntimeStatus.Running);
        return id;
    }

    private static async Task<OrchestrationRuntimeStatus> StatusAfterATurnOfAnotherAsync(DurableHost host, string id)
    {
        await host.EndOfAsync(await host.Client.ScheduleNewOrchestrationInstanceAsync("Nothing"));
        return (await host.Client.GetInstanceAsync(id))!.RuntimeStatus;
    }

    private DurableHost Host(Func<TaskOrchestrationContext, Task> run) => new DurableHost(_clock)
        .Orchestrator("Main", async context =>
        {
            await run(context);
            return null;
        })
        .Orchestrator("Nothing", _ => Task.FromResult<object?>(null));
}
