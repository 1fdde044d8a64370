using Microsoft.DurableTask.Client;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Data.Sla;
using RevOps.Functions.Http;
using RevOps.Functions.Orchestrations;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Sla;

/// <summary>The orchestration on the local engine, with a clock that only the test moves.</summary>
public sealed class CallClockOrchestratorTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ClockWorld _world = null!;
    private OrchestrationEngine _engine = null!;
    private bool _failsOnce;
    private string _last = "";

    public async Task InitializeAsync()
    {
        _world = await ClockWorld.StartAsync("""
            {"default":{"callWithinMinutes":15,"steps":[{"after":10,"do":"remind"},{"afterDue":0,"do":"escalate"},{"afterDue":60,"do":"reassign"}],"repeat":{"everyMinutes":480,"do":"reassign","atMost":1}}}
            """);
        _engine = await EngineAsync();
    }

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_clock_runs_through_its_steps_over_a_weekend_and_two_restarts_and_ends()
    {
        // Friday, 15:50 in Berlin: 10 minutes are left of the 15 on Monday.
        _world.Time.AdvanceTo(new DateTimeOffset(2026, 3, 27, 15, 50, 0, TimeSpan.Zero));
        var clock = await StartAsync("ann");
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 7, 5, 0, TimeSpan.Zero), clock.DueAt);

        await UntilAsync(clock.SlaId, s => s.RemindedAt is not null, clock.RemindAt);
        await CrashAsync();
        await UntilAsync(clock.SlaId, s => s.EscalatedAt is not null, clock.DueAt);
        await CrashAsync();
        await UntilAsync(clock.SlaId, s => s.OwnerId != "ann", clock.DueAt.AddHours(1));
        await UntilAsync(clock.SlaId, s => s.GivenUpAt is not null, _world.Now.AddDays(30));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await EndAsync(clock.SlaId)).RuntimeStatus);
        Assert.Equal(3, (await _world.Db.ReadAsync(sql => sql.AssignmentsAsync(clock.LeadId))).Count);
    }

    [Fact]
    public async Task A_call_wakes_it_and_it_ends()
    {
        var clock = await StartAsync("dee");
        await _world.CallAsync("1");
        await CallClockClient.RaiseAsync(_engine.Client, clock.SlaId, default);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await EndAsync(clock.SlaId)).RuntimeStatus);
    }

    [Fact]
    public async Task A_snooze_moves_what_it_waits_for_and_a_step_that_fails_is_done_again()
    {
        var clock = await StartAsync("dee");
        _failsOnce = true;
        await _world.Db.WriteAsync(sql => _world.Control.SnoozeAsync(sql, clock.LeadId, _world.Now.AddHours(2), "asked", _world.Now));
        await CallClockClient.WakeAsync(_engine.Client, Json.Text(new CallClockInput(clock.SlaId)), default);
        await UntilAsync(clock.SlaId, s => s.RemindedAt is not null, _world.Now.AddHours(4));
        var reminded = await _world.SlaAsync(clock.SlaId);
        Assert.InRange(reminded.RemindedAt!.Value, clock.RemindAt.AddHours(2), clock.RemindAt.AddHours(2).AddMinutes(1));
        Assert.Equal("running", reminded.State);
    }

    [Fact]
    public async Task Waking_one_that_was_lost_starts_it_again()
    {
        var clock = await _world.ClockAsync("1", "dee");
        await CallClockClient.WakeAsync(_engine.Client, Json.Text(new CallClockInput(clock.SlaId)), default);
        await PollAsync(async () => await _world.Db.ReadAsync(sql => sql.LagAsync()) is { Pending: 0 });
        await UntilAsync(clock.SlaId, s => s.EscalatedAt is not null, clock.DueAt);
    }

    private async Task<SlaRow> StartAsync(string ownerId)
    {
        var clock = await _world.ClockAsync("1", ownerId);
        var payload = Json.Text(new CallClockInput(clock.SlaId));
        await CallClockClient.StartAsync(_engine.Client, payload, default);
        await CallClockClient.StartAsync(_engine.Client, payload, default);

        // The first step keeps the promise.
        await PollAsync(async () => await _world.Db.ReadAsync(sql => sql.LagAsync()) is { Pending: 0 });
        return clock;
    }

    private Task<OrchestrationEngine> EngineAsync() => ClockEngine.StartAsync(_world, _folder.File("durable.db"), async slaId =>
    {
        var next = await _world.StepAsync(slaId);
        if (_failsOnce)
        {
            _failsOnce = false;
            throw new InvalidOperationException("Done, and its answer lost.");
        }

        return next;
    });

    private async Task CrashAsync()
    {
        _engine.Kill();
        _engine = await EngineAsync();
    }

    private async Task<OrchestrationMetadata> EndAsync(string slaId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _engine.Client.WaitForInstanceCompletionAsync(CallClockClient.InstanceId(slaId), patience.Token);
    }

    /// <summary>Moves time from look to look, to an instant at most, until the row is as wanted.</summary>
    private Task UntilAsync(string slaId, Func<SlaRow, bool> wanted, DateTimeOffset latest) => PollAsync(async () =>
    {
        var clock = await _world.SlaAsync(slaId);
        _last = $"at {_world.Now:O}: {clock}";
        if (wanted(clock))
        {
            return true;
        }

        if (clock.NextAt is { } next && next > _world.Now && next <= latest)
        {
            _world.Time.AdvanceTo(next);
        }
        else if (clock.NextAt <= _world.Now)
        {
            // A step that failed is tried again some seconds later.
            _world.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return false;
    });

    private async Task PollAsync(Func<Task<bool>> isThere)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isThere())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"It did not come to that; {_last}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
