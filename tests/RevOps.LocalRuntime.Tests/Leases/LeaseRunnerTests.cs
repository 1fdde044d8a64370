using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.LocalRuntime.Leases;
using RevOps.Testing;

namespace RevOps.LocalRuntime.Tests.Leases;

public sealed class LeaseRunnerTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly ManualClock _time = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_single_process_gets_the_lease_and_runs_the_services_in_order()
    {
        var log = new List<string>();
        using var runner = Runner(new Recorder("a", log), new Recorder("b", log));

        await StartAndHold(runner);
        Assert.Equal(["start a", "start b"], log);

        await runner.StopAsync(CancellationToken.None);
        Assert.Equal(["start a", "start b", "stop b", "stop a"], log);
        Assert.False(runner.IsHolder);
    }

    [Fact]
    public async Task A_second_process_waits_and_takes_over_at_its_next_attempt()
    {
        var service = new Recorder("second", []);
        using var first = Runner();
        using var second = Runner(service);
        await StartAndHold(first);
        await second.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => _time.NextDue is not null);
        Assert.False(second.IsHolder);
        Assert.Empty(service.Log);

        await first.StopAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMilliseconds(500));

        await Eventually.Holds(() => second.IsHolder);
        Assert.Equal(["start second"], service.Log);
        await second.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_lease_is_given_up_only_after_the_services_have_stopped()
    {
        var slow = new SlowToStop();
        using var runner = Runner(slow);
        await StartAndHold(runner);

        var stopping = runner.StopAsync(CancellationToken.None);
        await slow.Stopping.Task;
        Assert.Null(LockFile.TryExclusive(_data.File("runtime.lock")));

        slow.Release.SetResult();
        await stopping;
        using var free = LockFile.TryExclusive(_data.File("runtime.lock"));
        Assert.NotNull(free);
    }

    [Fact]
    public async Task A_service_that_fails_to_stop_does_not_keep_the_others_from_stopping()
    {
        var log = new List<string>();
        using var runner = Runner(new Recorder("a", log), new FailsToStop());
        await StartAndHold(runner);

        await runner.StopAsync(CancellationToken.None);

        Assert.Equal(["start a", "stop a"], log);
    }

    [Fact]
    public async Task A_service_that_fails_to_start_stops_the_others_and_gives_up_the_lease()
    {
        var log = new List<string>();
        using var runner = Runner(new Recorder("a", log), new FailsToStart());
        await runner.StartAsync(CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => runner.ExecuteTask!);

        Assert.Equal(["start a", "stop a"], log);
        Assert.False(runner.IsHolder);
        using var free = LockFile.TryExclusive(_data.File("runtime.lock"));
        Assert.NotNull(free);
    }

    [Fact]
    public async Task A_process_that_never_got_the_lease_stops_without_starting_anything()
    {
        var service = new Recorder("second", []);
        using var first = Runner();
        using var second = Runner(service);
        await StartAndHold(first);
        await second.StartAsync(CancellationToken.None);

        await second.StopAsync(CancellationToken.None);

        Assert.Empty(service.Log);
        Assert.True(first.IsHolder);
        await first.StopAsync(CancellationToken.None);
    }

    private static async Task StartAndHold(LeaseRunner runner)
    {
        await ((IHostedService)runner).StartAsync(CancellationToken.None);
        await Eventually.Holds(() => runner.IsHolder);
    }

    private LeaseRunner Runner(params IExclusiveService[] services) =>
        new(new LeaseOptions(_data.Path) { RealTime = _time }, services, NullLogger<LeaseRunner>.Instance);

    private sealed class Recorder(string name, List<string> log) : IExclusiveService
    {
        public List<string> Log { get; } = log;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Log.Add($"start {name}");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Log.Add($"stop {name}");
            return Task.CompletedTask;
        }
    }

    private sealed class SlowToStop : IExclusiveService
    {
        public TaskCompletionSource Stopping { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Stopping.SetResult();
            return Release.Task;
        }
    }

    private sealed class FailsToStop : IExclusiveService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Stuck.");
    }

    private sealed class FailsToStart : IExclusiveService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("No.");

        public Task StopAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("Never started.");
    }
}
