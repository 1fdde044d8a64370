using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using RevOps.Functions.Nurture;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Nurture;

/// <summary>The orchestration on the engine of one machine, with a clock that only the test moves.</summary>
public sealed class NurtureOrchestratorTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private NurtureDesk _desk = null!;
    private OrchestrationEngine _engine = null!;

    [Fact]
    public async Task Months_of_mails_arrive_in_time_and_leave_a_short_history()
    {
        const int Mails = 12;
        await StartAsync(string.Join(',', Enumerable.Range(0, Mails).Select(n => $$$"""{"id":"m{{{n}}}","email":{"template":"t{{{n}}}"}},{"id":"w{{{n}}}","wait":{"days":2}}""")));
        var id = await EnrollAsync();
        for (var n = 1; n <= Mails; n++)
        {
            await MailedAsync(n);
            await WaitsAsync();
            Assert.InRange(await TurnsAsync(id), 1, 4);
            _desk.Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromTicks(1));
            Assert.Equal(n, (await _desk.MailsAsync()).Count);
            _desk.Clock.Advance(TimeSpan.FromTicks(1));
        }

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await EndOfAsync(id)).RuntimeStatus);
        Assert.Equal("completed", (await _desk.RowAsync(id)).ExitReason);
        Assert.Equal(0, _desk.Outreach.Repeated);
    }

    [Fact]
    public async Task The_event_wakes_it_at_once_and_starting_or_waking_it_often_changes_nothing()
    {
        await StartAsync("""
            {"id":"l","waitForEngagement":{"eventTypes":["email_click"],"upTo":{"days":30},"then":[{"id":"m","email":{"template":"t"}}]}},{"id":"w","wait":{"days":1}}
            """);
        var id = await EnrollAsync();
        await WaitsAsync();
        for (var n = 0; n < 5; n++)
        {
            await NurtureClient.WakeAsync(_engine.Client, id, default);
        }

        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await _desk.TouchAsync(1, "email_click");
        await NurtureClient.WakeAsync(_engine.Client, id, default);
        await MailedAsync(1);
        await Eventually.Holds(() => _desk.RowAsync(id).Result.Step == "w");
        Assert.Equal(["l waitForEngagement engaged", "m email queued"], await _desk.LogAsync());
    }

    [Fact]
    public async Task A_killed_engine_goes_on_where_it_was()
    {
        await StartAsync("""{"id":"w","wait":{"days":10}},{"id":"m","email":{"template":"t"}}""");
        var id = await EnrollAsync();
        await WaitsAsync();
        _engine.Kill();
        _desk.Clock.Advance(TimeSpan.FromDays(11));
        _engine = await NewEngineAsync();
        await MailedAsync(1);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await EndOfAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task One_that_ended_while_its_sequence_was_paused_starts_anew()
    {
        await StartAsync("""{"id":"w","wait":{"days":1}},{"id":"m","email":{"template":"t"}}""");
        await _desk.ExecuteAsync("INSERT INTO nurture_pauses (sequence, paused_at) VALUES ('test', '2026-01-01T00:00:00.0000000Z')");
        var id = await EnrollAsync();
        await WaitsAsync();
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await EndOfAsync(id);
        Assert.Empty(await _desk.MailsAsync());

        await _desk.ExecuteAsync("DELETE FROM nurture_pauses");
        await NurtureClient.WakeAsync(_engine.Client, id, default);
        await MailedAsync(1);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _desk.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private async Task StartAsync(string steps)
    {
        _desk = await NurtureDesk.WithAsync(NurtureDesk.Sequence($"[{steps}]"));
        _engine = await NewEngineAsync();
    }

    private async Task<OrchestrationEngine> NewEngineAsync()
    {
        var registry = new OrchestrationRegistry();
        registry.AddActivity(NurtureActivities.Step, async (call, _) => await _desk.StepAsync((string)call.GetInput(typeof(string))!));
        registry.AddOrchestrator(nameof(NurtureOrchestrator), async context =>
        {
            await NurtureOrchestrator.Run(context);
            return null;
        });
        var engine = new OrchestrationEngine(new() { DatabasePath = Path.Combine(_folder.Path, "durable.db"), TimeProvider = _desk.Clock }, registry);
        await engine.StartAsync();
        return engine;
    }

    private async Task<string> EnrollAsync()
    {
        var id = await _desk.EnrollAsync();
        await NurtureClient.WakeAsync(_engine.Client, id, default);
        return id;
    }

    /// <summary>A step that a busy database refused is tried again five seconds of its clock later: where a mail keeps one waiting, that time has to pass.</summary>
    private async Task MailedAsync(int count)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            try
            {
                await Eventually.Holds(() => _desk.MailsAsync().Result.Count == count, TimeSpan.FromSeconds(10));
                return;
            }
            catch (TimeoutException)
            {
                _desk.Clock.Advance(TimeSpan.FromSeconds(10));
            }
        }

        Assert.Fail($"Mail {count} did not come.");
    }

    /// <summary>Waits until its timer is set.</summary>
    private Task WaitsAsync() => Eventually.Holds(() => Count("SELECT COUNT(*) FROM timers WHERE due_at > " + _desk.Now.UtcTicks) == 1, TimeSpan.FromSeconds(30));

    private Task<long> TurnsAsync(string id) => Task.FromResult(Count(
        $"SELECT COUNT(*) FROM history h JOIN instances i ON i.execution_id = h.execution_id WHERE i.instance_id = '{NurtureClient.InstanceId(id)}'"));

    private long Count(string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "durable.db")}");
        return connection.ExecuteScalar<long>(text);
    }

    private Task<OrchestrationMetadata> EndOfAsync(string id) => _engine.Client.WaitForInstanceCompletionAsync(NurtureClient.InstanceId(id));
}
