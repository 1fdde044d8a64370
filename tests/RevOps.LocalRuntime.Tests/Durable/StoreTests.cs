using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Replay;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Tests.Durable;

public class StoreTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_turn_that_another_engine_has_stored_already_changes_nothing()
    {
        await using var host = new DurableHost(_clock);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main");
        var store = host.Engine.Store;
        var work = store.Read(session => TurnStatements.Load(session, id, _clock.GetUtcNow()))!;
        var outcome = new TurnOutcome([new ScheduleTaskOrchestratorAction(0, "Once", null)], [], null, false, null);

        Assert.True(await CommitAsync());
        await Assert.ThrowsAnyAsync<Exception>(CommitAsync);

        Assert.Equal(1, store.Read(session => session.Number("SELECT count(*) FROM activities")));

        Task<bool> CommitAsync() => store.WriteAsync(session => new TurnCommit(session, work, outcome, _clock.GetUtcNow()).Apply());
    }

    [Fact]
    public async Task A_turn_of_a_generation_that_is_gone_changes_nothing()
    {
        await using var host = new DurableHost(_clock);
        var store = host.Engine.Store;
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", "first", new StartOrchestrationOptions("one"));
        var work = store.Read(session => TurnStatements.Load(session, "one", _clock.GetUtcNow()))!;
        var again = new StartOrchestrationOptions("one").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", "second", again);

        var outcome = new TurnOutcome([], [], null, false, TurnEnd.Over.Completed("1"));
        Assert.False(await store.WriteAsync(session => new TurnCommit(session, work, outcome, _clock.GetUtcNow()).Apply()));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync("one"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_result_that_comes_twice_is_stored_once()
    {
        await using var host = new DurableHost(_clock);
        var store = host.Engine.Store;
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main");
        var work = store.Read(session => TurnStatements.Load(session, id, _clock.GetUtcNow()))!;
        var outcome = new TurnOutcome([new ScheduleTaskOrchestratorAction(0, "Once", null)], [], null, false, null);
        await store.WriteAsync(session => new TurnCommit(session, work, outcome, _clock.GetUtcNow()).Apply());
        var activity = store.Read(session => ActivityStatements.After(session, 0, 10)).Single();

        Assert.True(await FinishAsync());
        Assert.False(await FinishAsync());

        Task<bool> FinishAsync() => store.WriteAsync(
            session => ActivityStatements.Finish(session, activity, new TaskCompleted(0, "1"), _clock.GetUtcNow()));
    }

    [Fact]
    public async Task One_failing_write_does_not_take_those_of_the_same_commit_with_it()
    {
        await using var host = new DurableHost(_clock);
        var store = host.Engine.Store;
        using var gate = new ManualResetEventSlim();
        var holdsTheQueue = store.WriteAsync(_ =>
        {
            gate.Wait();
            return true;
        });

        var good = store.WriteAsync(session => session.Execute("INSERT INTO history VALUES ('a', 0, 0, '[]')"));
        var bad = store.WriteAsync(session =>
        {
            session.Execute("INSERT INTO history VALUES ('b', 0, 0, '[]')");
            return session.Execute("INSERT INTO history VALUES ('a', 0, 0, '[]')");
        });
        var alsoGood = store.WriteAsync(session => session.Execute("INSERT INTO history VALUES ('c', 0, 0, '[]')"));
        gate.Set();
        await Task.WhenAll(holdsTheQueue, good, alsoGood);

        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        Assert.Equal(
            ["a", "c"], store.Read(session => session.Query("SELECT execution_id FROM history ORDER BY 1", row => row.GetString(0))));
    }

    [Fact]
    public async Task A_commit_that_fails_is_reported_and_does_not_stop_later_writes()
    {
        await using var host = new DurableHost(_clock);
        var store = host.Engine.Store;

        // Ends the transaction behind the queue's back, as a full disk does.
        await Assert.ThrowsAnyAsync<Exception>(() => store.WriteAsync(session =>
        {
            session.Execute("INSERT INTO history VALUES ('lost', 0, 0, '[]')");
            return session.Execute("ROLLBACK");
        }));
        await store.WriteAsync(session => session.Execute("INSERT INTO history VALUES ('kept', 0, 0, '[]')"));

        Assert.Equal(["kept"], store.Read(session => session.Query("SELECT execution_id FROM history", row => row.GetString(0))));
    }

    [Fact]
    public async Task Opening_a_file_twice_keeps_what_is_in_it()
    {
        await using var host = new DurableHost(_clock);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main");

        await using var again = host.Create();

        Assert.NotNull(await again.Client.GetInstanceAsync(id));
    }

    [Fact]
    public async Task Many_activities_at_once_stay_within_the_limit()
    {
        const int Limit = 3;
        var now = 0;
        var most = 0;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await new DurableHost(_clock, options => options with { MaxConcurrentActivities = Limit })
            .Orchestrator("Main", async context => (await Task.WhenAll(
                Enumerable.Range(0, 40).Select(n => context.CallActivityAsync<int>("Count", n)))).Sum())
            .Orchestrator("Nothing", _ => Task.FromResult<object?>(null))
            .Activity("Count", async (call, _) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref now));
                await gate.Task;
                Interlocked.Decrement(ref now);
                return call.GetInput(typeof(int));
            })
            .StartedAsync();
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main");
        await Poll.UntilAsync(() => Volatile.Read(ref now) == Limit, "as many as may run");

        // Time for more to begin, if more could.
        await host.EndOfAsync(await host.Client.ScheduleNewOrchestrationInstanceAsync("Nothing"));
        gate.SetResult();

        Assert.Equal(780, (await host.EndOfAsync(id)).ReadOutputAs<int>());
        Assert.Equal(Limit, most);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        var seen = Volatile.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var now && now != seen)
        {
            seen = now;
        }
    }
}
