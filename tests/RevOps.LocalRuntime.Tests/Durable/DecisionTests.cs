using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>What the record leaves to the store, or what we decided otherwise.</summary>
public class DecisionTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task An_event_to_nobody_is_dropped_even_if_somebody_starts_under_that_id_later()
    {
        await using var host = await new DurableHost(_clock).Orchestrator("Main", WaitAsync).StartedAsync();

        await host.Client.RaiseEventAsync("later", "E", "too early");
        await StartAsync(host, "later");

        Assert.Equal("\"waiting\"", (await host.CustomStatusAsync("later", "\"waiting\"")).SerializedCustomStatus);
        await host.Client.RaiseEventAsync("later", "E", "in time");
        Assert.Equal("in time", (await host.EndOfAsync("later")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended)]
    public async Task A_start_under_the_id_of_an_instance_that_is_not_over_is_refused(OrchestrationRuntimeStatus status)
    {
        await using var host = new DurableHost(_clock).Orchestrator("Main", WaitAsync);
        await StartAsync(host, "one");
        if (status != OrchestrationRuntimeStatus.Pending)
        {
            await host.StartedAsync();
            await host.CustomStatusAsync("one", "\"waiting\"");
        }

        if (status == OrchestrationRuntimeStatus.Suspended)
        {
            await host.Client.SuspendInstanceAsync("one");
            await host.StatusAsync("one", status);
        }

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(host, "one"));

        Assert.Equal($"An orchestration with id 'one' already exists. It's in the {status} state.", refused.Message);
    }

    [Fact]
    public async Task A_start_under_the_id_of_an_instance_that_is_over_replaces_it()
    {
        await using var host = await new DurableHost(_clock).Orchestrator("Main", WaitAsync).StartedAsync();
        await StartAsync(host, "one");
        await host.Client.TerminateInstanceAsync("one");
        await host.EndOfAsync("one");

        await StartAsync(host, "one");

        await host.CustomStatusAsync("one", "\"waiting\"");
    }

    [Fact]
    public async Task A_start_that_names_other_statuses_replaces_even_a_running_instance()
    {
        await using var host = await new DurableHost(_clock).Orchestrator("Main", WaitAsync).StartedAsync();
        await StartAsync(host, "one");
        var first = await host.CustomStatusAsync("one", "\"waiting\"");
        _clock.Advance(Minute);

        var options = new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, options);
        await host.Client.RaiseEventAsync("one", "E", "to the second");

        var second = await host.EndOfAsync("one");
        Assert.Equal("to the second", second.ReadOutputAs<string>());
        Assert.Equal(first.CreatedAt + Minute, second.CreatedAt);
    }

    [Fact]
    public async Task Ids_that_differ_in_case_are_different_instances()
    {
        await using var host = await new DurableHost(_clock).Orchestrator("Main", WaitAsync).StartedAsync();

        await StartAsync(host, "abc");

        Assert.Null(await host.Client.GetInstanceAsync("ABC"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("@a")]
    [InlineData("a\nb")]
    [InlineData("")]
    public async Task An_id_that_Azure_Functions_would_not_take_is_refused(string id)
    {
        await using var host = new DurableHost(_clock);

        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(host, id));
    }

    [Fact]
    public async Task An_id_may_have_100_characters_but_not_101()
    {
        await using var host = new DurableHost(_clock);

        await StartAsync(host, new string('x', 100));
        await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(host, new string('x', 101)));
    }

    [Fact]
    public async Task An_instance_with_a_start_time_is_pending_until_then_and_then_has_the_events_raised_meanwhile()
    {
        await using var host = await new DurableHost(_clock).Orchestrator("Main", WaitAsync).StartedAsync();
        var options = new StartOrchestrationOptions("one", _clock.GetUtcNow() + Minute);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, options);
        await host.Client.RaiseEventAsync("one", "E", "early");

        _clock.Advance(Minute - TimeSpan.FromMilliseconds(1));
        await StartAsync(host, "other");
        await host.CustomStatusAsync("other", "\"waiting\"");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync("one"))!.RuntimeStatus);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("early", (await host.EndOfAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_ended_before_its_start_time_is_over_at_once_and_never_runs()
    {
        var runs = 0;
        await using var host = await new DurableHost(_clock)
            .Orchestrator("Main", _ => Task.FromResult<object?>(++runs)).StartedAsync();
        var options = new StartOrchestrationOptions("one", _clock.GetUtcNow() + Minute);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, options);

        await host.Client.TerminateInstanceAsync("one", "never mind");

        var end = await host.EndOfAsync("one");
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "never mind", 0), (end.RuntimeStatus, end.ReadOutputAs<string>(), runs));
    }

    [Fact]
    public async Task An_instance_ended_while_pending_never_runs()
    {
        var runs = 0;
        await using var host = new DurableHost(_clock).Orchestrator("Main", _ => Task.FromResult<object?>(++runs));
        await StartAsync(host, "one");
        await host.Client.TerminateInstanceAsync("one", "never mind");

        await host.StartedAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.EndOfAsync("one")).RuntimeStatus);
        Assert.Equal(0, runs);
    }

    [Theory]
    [InlineData(-1, "in time")]
    [InlineData(0, "timed out")]
    [InlineData(1, "timed out")]
    public async Task Of_an_event_and_a_deadline_taken_up_together_what_happened_first_wins(int secondsAfterDeadline, string winner)
    {
        await using var host = await new DurableHost(_clock).Orchestrator("Main", WaitAMinuteAsync).StartedAsync();
        await StartAsync(host, "one");
        await host.CustomStatusAsync("one", "\"waiting\"");
        await host.Engine.StopAsync();

        _clock.Advance(Minute + TimeSpan.FromSeconds(secondsAfterDeadline));
        await host.Client.RaiseEventAsync("one", "E", "in time");
        _clock.Advance(Minute);
        await host.StartedAsync();

        Assert.Equal(winner, (await host.EndOfAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_custom_status_may_have_16_KB_but_not_more()
    {
        var json = 8 * 1024 - 2;
        await using var host = await new DurableHost(_clock).Orchestrator("Main", context =>
        {
            context.SetCustomStatus(new string('x', json));
            var error = Assert.Throws<ArgumentException>(() => context.SetCustomStatus(new string('x', json + 1)));
            return Task.FromResult<object?>(error.ParamName);
        }).StartedAsync();

        await StartAsync(host, "one");

        var end = await host.EndOfAsync("one");
        Assert.Equal(("customStatus", json), (end.ReadOutputAs<string>(), end.ReadCustomStatusAs<string>()!.Length));
    }

    [Fact]
    public async Task A_result_whose_property_names_differ_in_case_is_read_as_the_Functions_worker_does()
    {
        await using var host = await new DurableHost(_clock)
            .Orchestrator("Main", async context => (await context.CallActivityAsync<Person>("Find")).Name)
            .Activity("Find", _ => new { name = "Ada" })
            .StartedAsync();

        await StartAsync(host, "one");

        Assert.Equal("Ada", (await host.EndOfAsync("one")).ReadOutputAs<string>());
    }

    private static Task<string> StartAsync(DurableHost host, string id) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions(id));

    private static async Task<object?> WaitAsync(TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        return await context.WaitForExternalEvent<string>("E");
    }

    private static async Task<object?> WaitAMinuteAsync(TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        try
        {
            return await context.WaitForExternalEvent<string>("E", Minute);
        }
        catch (TaskCanceledException)
        {
            return "timed out";
        }
    }

    private sealed record Person(string Name);
}
