using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.LocalRuntime.Timers;
using RevOps.Testing;

namespace RevOps.LocalRuntime.Tests.Timers;

public sealed class TimerServiceTests : IDisposable
{
    private const string Hourly = "0 0 * * * *";

    private readonly TempFolder _data = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 1, 5, 12, 30, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<(DateTimeOffset At, TimerInfo Info)> _runs = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task On_a_first_start_nothing_runs_before_its_time()
    {
        using var service = await StartAsync(Hourly);
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Empty(_runs);

        await AdvanceToRunAsync(13);

        var (at, info) = Assert.Single(_runs);
        Assert.Equal(At(13), at);
        Assert.False(info.IsPastDue);
        Assert.Equal(At(13).UtcDateTime, info.ScheduleStatus!.Next);
        Assert.Equal(default, info.ScheduleStatus.Last);
    }

    [Fact]
    public async Task It_runs_at_each_of_its_times_and_knows_the_run_before()
    {
        using var service = await StartAsync(Hourly);
        await AdvanceToRunAsync(13);
        await AdvanceToRunAsync(14);

        Assert.Equal([At(13), At(14)], _runs.Select(r => r.At));
        Assert.Equal(At(13).UtcDateTime, _runs.Last().Info.ScheduleStatus!.Last);
        Assert.Equal(At(14).UtcDateTime, _runs.Last().Info.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task A_run_that_was_missed_while_nothing_ran_is_made_up_for_once()
    {
        using (var first = await StartAsync(Hourly))
        {
            await AdvanceToRunAsync(13);
            await first.StopAsync(CancellationToken.None);
        }

        _clock.AdvanceTo(At(16).AddMinutes(20));
        using var second = await StartAsync(Hourly);

        Assert.Equal([At(13), At(16).AddMinutes(20)], _runs.Select(r => r.At));
        Assert.True(_runs.Last().Info.IsPastDue);
        await AdvanceToRunAsync(17);
        Assert.False(_runs.Last().Info.IsPastDue);
    }

    [Fact]
    public async Task A_first_run_that_was_missed_is_made_up_for_too()
    {
        using (var first = await StartAsync(Hourly))
        {
            await first.StopAsync(CancellationToken.None);
        }

        _clock.AdvanceTo(At(13).AddMinutes(1));
        using var second = await StartAsync(Hourly);

        Assert.True(Assert.Single(_runs).Info.IsPastDue);
    }

    [Fact]
    public async Task A_restart_between_two_times_runs_nothing()
    {
        using (var first = await StartAsync(Hourly))
        {
            await AdvanceToRunAsync(13);
            await first.StopAsync(CancellationToken.None);
        }

        _clock.AdvanceTo(At(13).AddMinutes(59));
        using var second = await StartAsync(Hourly);

        Assert.Single(_runs);
    }

    [Fact]
    public async Task A_changed_schedule_does_not_make_up_for_times_it_would_have_had()
    {
        using (var first = await StartAsync("0 0 18 * * *"))
        {
            await first.StopAsync(CancellationToken.None);
        }

        _clock.AdvanceTo(At(15).AddMinutes(30));
        using var second = await StartAsync(Hourly);
        Assert.Empty(_runs);
        Assert.Equal(At(16), _clock.NextDue);
    }

    [Fact]
    public async Task A_schedule_of_many_runs_a_minute_is_not_remembered()
    {
        using (var first = await StartAsync("*/10 * * * * *"))
        {
            await first.StopAsync(CancellationToken.None);
        }

        Assert.False(File.Exists(_data.File("timers.json")));
        _clock.Advance(TimeSpan.FromHours(1));
        using var second = await StartAsync("*/10 * * * * *");
        Assert.Empty(_runs);

        _clock.Advance(TimeSpan.FromSeconds(10));
        await Eventually.Holds(() => _runs.Count == 1);
        Assert.Null(_runs.Single().Info.ScheduleStatus);
    }

    [Fact]
    public async Task A_timer_that_is_not_monitored_makes_up_for_nothing()
    {
        var unmonitored = Registration("Sweep", Hourly, Record) with { UseMonitor = false };
        using (var first = await StartAsync(unmonitored))
        {
            await first.StopAsync(CancellationToken.None);
        }

        _clock.AdvanceTo(At(16).AddMinutes(1));
        using var second = await StartAsync(unmonitored);

        Assert.Empty(_runs);
    }

    [Fact]
    public async Task A_failed_run_is_not_repeated_and_the_next_comes_at_its_time()
    {
        using var service = await StartAsync(Registration("Sweep", Hourly, async (info, token) =>
        {
            await Record(info, token);
            throw new InvalidOperationException("Out of order.");
        }));

        await AdvanceToRunAsync(13);
        await AdvanceToRunAsync(14);

        Assert.Equal([At(13), At(14)], _runs.Select(r => r.At));
    }

    [Fact]
    public async Task A_run_that_lasts_over_several_times_is_followed_by_one_run_at_once()
    {
        var release = new TaskCompletionSource();
        using var service = await StartAsync(Registration("Sweep", Hourly, async (info, token) =>
        {
            await Record(info, token);
            await release.Task;
        }));

        _clock.AdvanceTo(At(13));
        await Eventually.Holds(() => _runs.Count == 1);
        _clock.AdvanceTo(At(16).AddMinutes(10));
        Assert.Single(_runs);

        release.SetResult();
        await Eventually.Holds(() => _clock.NextDue == At(17));
        Assert.Equal([At(13), At(16).AddMinutes(10)], _runs.Select(r => r.At));
        Assert.False(_runs.Last().Info.IsPastDue);
    }

    [Fact]
    public async Task One_timers_long_run_does_not_hold_up_another()
    {
        var never = new TaskCompletionSource();
        using var service = await StartAsync(
            Registration("Stuck", Hourly, (_, token) => never.Task.WaitAsync(token)), Registration("Sweep", Hourly, Record));
        await Eventually.Holds(() => _clock.Waiting == 2);

        await AdvanceToRunAsync(13);
        await AdvanceToRunAsync(14);

        Assert.Equal(2, _runs.Count);
        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_stop_cancels_the_run_waits_for_it_and_leaves_it_to_be_made_up_for()
    {
        var ended = false;
        using (var first = await StartAsync(Registration("Sweep", Hourly, async (info, token) =>
        {
            await Record(info, token);
            var cancelled = new TaskCompletionSource();
            using var registration = token.Register(cancelled.SetResult);
            await cancelled.Task;
            ended = true;
            token.ThrowIfCancellationRequested();
        })))
        {
            _clock.AdvanceTo(At(13));
            await Eventually.Holds(() => _runs.Count == 1);
            await first.StopAsync(CancellationToken.None);
            Assert.True(ended);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        using var second = await StartAsync(Hourly);
        Assert.True(_runs.Last().Info.IsPastDue);
    }

    [Fact]
    public async Task A_date_that_never_comes_waits_for_ever()
    {
        using var service = await StartAsync("0 0 0 30 2 *");
        Assert.NotNull(_clock.NextDue);
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task The_last_run_is_on_disk_as_soon_as_it_has_ended()
    {
        using var service = await StartAsync(Hourly);
        await AdvanceToRunAsync(13);

        using var stored = JsonDocument.Parse(await File.ReadAllBytesAsync(_data.File("timers.json")));
        var status = stored.RootElement.GetProperty("Sweep");
        Assert.Equal(At(13).UtcDateTime, status.GetProperty("last").GetDateTime());
        Assert.Equal(At(14).UtcDateTime, status.GetProperty("next").GetDateTime());
    }

    [Fact]
    public async Task A_damaged_file_is_named_at_start()
    {
        await File.WriteAllTextAsync(_data.File("timers.json"), "[");

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(Hourly));
        Assert.Contains("timers.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused() => Assert.Throws<InvalidOperationException>(
        () => Service(Registration("Sweep", Hourly, Record), Registration("Sweep", Hourly, Record)));

    private static DateTimeOffset At(int hour) => new(2026, 1, 5, hour, 0, 0, TimeSpan.Zero);

    private static TimerRegistration Registration(
        string name, string schedule, Func<TimerInfo, CancellationToken, Task> invoke) =>
        TimerRegistration.Create(name, new TimerTriggerAttribute(schedule), _ => null, invoke);

    private Task Record(TimerInfo info, CancellationToken cancellationToken)
    {
        _runs.Enqueue((_clock.GetUtcNow(), info));
        return Task.CompletedTask;
    }

    private TimerService Service(params TimerRegistration[] timers) =>
        new(timers, _data.Path, _clock, NullLogger<TimerService>.Instance);

    private Task<TimerService> StartAsync(string schedule) => StartAsync(Registration("Sweep", schedule, Record));

    private async Task<TimerService> StartAsync(params TimerRegistration[] timers)
    {
        var service = Service(timers);
        await service.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => _clock.NextDue is not null);
        return service;
    }

    // To a full hour, and on until the run has ended and the next is waited for.
    private async Task AdvanceToRunAsync(int hour)
    {
        var runs = _runs.Count;
        _clock.AdvanceTo(At(hour));
        await Eventually.Holds(() => _runs.Count > runs && _clock.NextDue > At(hour));
    }
}
