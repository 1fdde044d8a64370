using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable;

public class ClientTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_client_in_another_process_starts_wakes_and_watches_instances_of_the_running_engine()
    {
        await using var host = await Host().StartedAsync();
        await using var other = host.Create();

        var id = await other.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await other.Client.WaitForInstanceStartAsync(id);
        var raised = TimeProvider.System.GetTimestamp();
        await other.Client.RaiseEventAsync(id, "E", "from afar");
        var end = await other.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("from afar", end.ReadOutputAs<string>());
        Assert.True(TimeProvider.System.GetElapsedTime(raised) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Waiting_for_an_instance_that_does_not_exist_is_an_error()
    {
        await using var host = Host();

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.WaitForInstanceCompletionAsync("nobody"));
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        await using var host = Host();
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(20), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.WaitForInstanceCompletionAsync(id, patience.Token));
    }

    [Fact]
    public async Task A_query_by_time_of_creation_includes_both_bounds()
    {
        await using var host = Host();
        var times = new List<DateTimeOffset>();
        foreach (var id in new[] { "a", "b", "c" })
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions(id));
            times.Add(_clock.GetUtcNow());
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["b", "c"], await IdsAsync(host, new OrchestrationQuery(CreatedFrom: times[1])));
        Assert.Equal(["a", "b"], await IdsAsync(host, new OrchestrationQuery(CreatedTo: times[1])));
    }

    [Fact]
    public async Task A_query_goes_on_after_a_continuation_token_and_prefixes_are_taken_literally()
    {
        await using var host = Host();
        foreach (var id in new[] { "sla_1", "sla_2", "sla_3", "slaX4" })
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", "input", new StartOrchestrationOptions(id));
        }

        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in host.Client.GetAllInstancesAsync(new(InstanceIdPrefix: "sla_", PageSize: 2)).AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal(["sla_1", "sla_2"], pages[0].Values.Select(found => found.InstanceId));
        Assert.Null(pages[1].ContinuationToken);
        var rest = new OrchestrationQuery(
            InstanceIdPrefix: "sla_", ContinuationToken: pages[0].ContinuationToken, FetchInputsAndOutputs: true);
        await foreach (var found in host.Client.GetAllInstancesAsync(rest))
        {
            Assert.Equal(("sla_3", "input"), (found.InstanceId, found.ReadInputAs<string>()));
        }
    }

    [Fact]
    public async Task A_purge_by_age_takes_finished_instances_with_all_their_rows_and_leaves_the_others()
    {
        await using var host = await Host().StartedAsync();
        var old = await EndedAsync(host);
        var waiting = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        var limit = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromDays(1));
        var young = await EndedAsync(host);

        var result = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(DateTimeOffset.UnixEpoch, limit));

        Assert.Equal((1, true), (result.PurgedInstanceCount, result.IsComplete));
        Assert.Null(await host.Client.GetInstanceAsync(old));
        Assert.NotNull(await host.Client.GetInstanceAsync(waiting));
        Assert.NotNull(await host.Client.GetInstanceAsync(young));
        Assert.Equal(2, host.Engine.Store.Read(session => session.Number("SELECT count(DISTINCT execution_id) FROM history")));
    }

    [Fact]
    public async Task A_purge_without_a_beginning_is_refused_as_the_real_host_does()
    {
        await using var host = await Host().StartedAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: _clock.GetUtcNow())));
    }

    [Fact]
    public async Task A_purge_of_more_than_one_batch_takes_them_all()
    {
        const int Many = 1203;
        await using var host = await Host().StartedAsync();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => host.Client.ScheduleNewOrchestrationInstanceAsync("End")));
        await Poll.UntilAsync(
            async () => (await IdsAsync(host, new(Statuses: [OrchestrationRuntimeStatus.Completed], PageSize: 500))).Count == Many,
            () => "all are over");

        var result = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(DateTimeOffset.UnixEpoch));

        Assert.Equal(Many, result.PurgedInstanceCount);
        Assert.Empty(await IdsAsync(host, new()));
    }

    [Fact]
    public async Task A_restart_under_a_new_id_leaves_the_old_run()
    {
        await using var host = await Host().StartedAsync();
        var first = await EndedAsync(host);

        var second = await host.Client.RestartAsync(first, restartWithNewInstanceId: true);

        Assert.NotEqual(first, second);
        Assert.Equal("in", (await host.EndOfAsync(second)).ReadInputAs<string>());
        Assert.NotNull(await host.Client.GetInstanceAsync(first));
    }

    [Fact]
    public async Task An_instance_that_goes_on_cannot_be_restarted_under_its_id()
    {
        await using var host = await Host().StartedAsync();
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");

        await Assert.ThrowsAnyAsync<Exception>(() => host.Client.RestartAsync(id));
    }

    private static async Task<string> EndedAsync(DurableHost host)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("End", "in");
        await host.EndOfAsync(id);
        return id;
    }

    private static async Task<List<string>> IdsAsync(DurableHost host, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var found in host.Client.GetAllInstancesAsync(query))
        {
            ids.Add(found.InstanceId);
        }

        return ids;
    }

    private DurableHost Host() => new DurableHost(_clock)
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("E"))
        .Orchestrator("End", _ => Task.FromResult<object?>("out"));
}
