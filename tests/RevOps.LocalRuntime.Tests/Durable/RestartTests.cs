using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>Stops, kills and restarts: nothing stored is lost, nothing done is done again.</summary>
public class RestartTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualClock _clock = new();
    private readonly ConcurrentQueue<string> _ran = new();

    [Fact]
    public async Task A_waiting_instance_outlives_the_process_and_its_timer_fires_on_time()
    {
        await using var host = await Host().StartedAsync();
        await StartAsync(host);
        await host.CustomStatusAsync("one", "\"waiting\"");
        await host.CrashAsync();

        _clock.Advance(Hour - TimeSpan.FromTicks(1));
        await PassATurnAsync(host);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync("one"))!.RuntimeStatus);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("timer", (await host.EndOfAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_no_process_ran_fires_at_once()
    {
        await using var host = await Host().StartedAsync();
        await StartAsync(host);
        await host.CustomStatusAsync("one", "\"waiting\"");
        await host.Engine.StopAsync();
        _clock.Advance(Hour * 5);

        await host.RestartAsync();

        Assert.Equal("timer", (await host.EndOfAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_raised_while_no_engine_runs_is_taken_up_by_the_next()
    {
        await using var host = await Host().StartedAsync();
        await StartAsync(host);
        await host.CustomStatusAsync("one", "\"waiting\"");
        await host.Engine.StopAsync();

        await host.Client.RaiseEventAsync("one", "CallLogged", "call");
        await host.RestartAsync();

        Assert.Equal("call", (await host.EndOfAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_whose_result_is_stored_is_not_run_again()
    {
        await using var host = await Host().StartedAsync();
        await StartAsync(host);
        await host.CustomStatusAsync("one", "\"waiting\"");

        await host.CrashAsync();
        await host.Client.RaiseEventAsync("one", "CallLogged", "call");
        await host.EndOfAsync("one");

        Assert.Equal(["Claim"], _ran);
    }

    [Fact]
    public async Task An_activity_that_was_running_when_the_process_died_is_run_again()
    {
        var entered = new TaskCompletionSource();
        var attempts = 0;
        await using var host = await new DurableHost(_clock)
            .Orchestrator("Main", async context => await context.CallActivityAsync<int>("Hang"))
            .Activity("Hang", async (_, _) =>
            {
                var attempt = Interlocked.Increment(ref attempts);
                entered.TrySetResult();
                await (attempt == 1 ? new TaskCompletionSource().Task : Task.CompletedTask);
                return attempt;
            })
            .StartedAsync();
        await StartAsync(host);
        await entered.Task;

        await host.CrashAsync();

        Assert.Equal(2, (await host.EndOfAsync("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_process_that_dies_between_an_activitys_end_and_its_commit_runs_it_again()
    {
        DurableHost? host = null;
        var attempts = 0;
        await using var owned = host = new DurableHost(_clock)
            .Orchestrator("Main", async context => await context.CallActivityAsync<int>("Work"))
            .Activity("Work", _ =>
            {
                if (++attempts == 1)
                {
                    host!.Engine.Kill();
                }

                return attempts;
            });
        await host.StartedAsync();
        await StartAsync(host);
        await Poll.UntilAsync(() => attempts == 1, "the activity's first run");

        await host.CrashAsync();

        Assert.Equal(2, (await host.EndOfAsync("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_process_that_dies_in_a_turn_repeats_the_turn_but_not_the_activity_before_it()
    {
        DurableHost? host = null;
        var kills = 0;
        await using var owned = host = new DurableHost(_clock)
            .Orchestrator("Main", async context =>
            {
                await context.CallActivityAsync("First");
                if (Interlocked.Increment(ref kills) == 1)
                {
                    host!.Engine.Kill();
                }

                await context.CallActivityAsync("Second");
                return null;
            })
            .Activity("First", Record)
            .Activity("Second", Record);
        await host.StartedAsync();
        await StartAsync(host);
        await Poll.UntilAsync(() => kills == 1, "the turn after the first activity");

        await host.CrashAsync();
        await host.EndOfAsync("one");

        Assert.Equal(["First", "Second"], _ran);
    }

    [Fact]
    public async Task A_stop_lets_the_running_turn_end_and_stores_it()
    {
        using var entered = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        await using var host = await new DurableHost(_clock).Orchestrator("Main", context =>
        {
            context.SetCustomStatus("stored");
            entered.Release();
            goOn.Wait();
            return Task.FromResult<object?>("done");
        }).StartedAsync();
        await StartAsync(host);
        await entered.WaitAsync();

        var stop = host.Engine.StopAsync();
        Assert.False(stop.IsCompleted);
        goOn.Release();
        await stop;

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.Client.GetInstanceAsync("one"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_stop_tells_running_activities_which_then_run_again_after_the_next_start()
    {
        var entered = new TaskCompletionSource();
        var attempts = 0;
        await using var host = await new DurableHost(_clock)
            .Orchestrator("Main", async context => await context.CallActivityAsync<int>("Patient"))
            .Activity("Patient", async (_, stop) =>
            {
                if (Interlocked.Increment(ref attempts) == 1)
                {
                    entered.SetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
                }

                return attempts;
            })
            .StartedAsync();
        await StartAsync(host);
        await entered.Task;

        await host.Engine.StopAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.GetInstanceAsync("one"))!.RuntimeStatus);
        await host.StartedAsync();

        Assert.Equal(2, (await host.EndOfAsync("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Killed_at_any_moment_a_long_orchestration_ends_with_each_stored_activity_done_once()
    {
        const int Steps = 40;
        var random = new Random(20260301);
        await using var host = await new DurableHost(configure: options => options with { ShutdownTimeout = TimeSpan.Zero })
            .Orchestrator("Main", async context =>
            {
                var sum = 0;
                for (var step = 1; step <= Steps; step++)
                {
                    sum += await context.CallActivityAsync<int>("Add", step);
                }

                return sum;
            })
            .Activity("Add", call =>
            {
                _ran.Enqueue(call.GetInput(typeof(int))!.ToString()!);
                return call.GetInput(typeof(int));
            })
            .StartedAsync();
        await StartAsync(host);

        var kills = 0;
        while (!(await host.Client.GetInstanceAsync("one"))!.IsCompleted && kills < 15)
        {
            var goal = _ran.Count + random.Next(1, 4);
            await Poll.UntilAsync(
                async () => _ran.Count >= goal || (await host.Client.GetInstanceAsync("one"))!.IsCompleted, () => $"{goal} activities");
            kills++;
            await host.CrashAsync();
        }

        Assert.Equal(Steps * (Steps + 1) / 2, (await host.EndOfAsync("one")).ReadOutputAs<int>());

        // What ran in the moment of a kill may run again: at most one step per kill, as the steps follow each other.
        Assert.InRange(_ran.Count, Steps, Steps + kills);
    }

    private DurableHost Host() => new DurableHost(_clock)
        .Orchestrator("Main", async context =>
        {
            await context.CallActivityAsync("Claim");
            context.SetCustomStatus("waiting");
            using var cancel = new CancellationTokenSource();
            var called = context.WaitForExternalEvent<string>("CallLogged");
            var due = context.CreateTimer(Hour, cancel.Token);
            if (await Task.WhenAny(called, due) == due)
            {
                return "timer";
            }

            cancel.Cancel();
            return await called;
        })
        .Orchestrator("Nothing", _ => Task.FromResult<object?>(null))
        .Activity("Claim", Record);

    private object? Record(RevOps.LocalRuntime.Durable.Engine.ActivityCall call)
    {
        _ran.Enqueue(call.Name);
        return null;
    }

    private static Task<string> StartAsync(DurableHost host) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("one"));

    /// <summary>When this is over, whatever was due before has been looked at.</summary>
    private static async Task PassATurnAsync(DurableHost host) =>
        await host.EndOfAsync(await host.Client.ScheduleNewOrchestrationInstanceAsync("Nothing"));
}
