using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.LocalRuntime.Leases;
using RevOps.Testing;

namespace RevOps.LocalRuntime.Tests.Leases;

/// <summary>The lease between real processes; flock(1) takes the same kernel lock as the runtime does.</summary>
public sealed class LeaseProcessTests : IDisposable
{
    private readonly TempFolder _data = new();

    private string LockPath => _data.File("runtime.lock");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task When_the_holder_is_killed_another_process_takes_over_within_seconds()
    {
        using var holder = await OtherHolderAsync();
        using var runner = Runner();
        await runner.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => runner.ExecuteTask is { IsCompleted: false });
        Assert.False(runner.IsHolder);

        holder.Kill();

        await Eventually.Holds(() => runner.IsHolder);
        await runner.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task While_this_process_holds_the_lease_another_cannot_take_it()
    {
        using var runner = Runner();
        await runner.StartAsync(CancellationToken.None);
        await Eventually.Holds(() => runner.IsHolder);
        Assert.Equal(1, await TryFlockAsync());

        await runner.StopAsync(CancellationToken.None);
        Assert.Equal(0, await TryFlockAsync());
    }

    [Fact]
    public async Task A_child_process_that_outlives_the_holder_does_not_keep_the_lease()
    {
        var lease = LockFile.TryExclusive(LockPath);
        using var child = Process.Start("sleep", "60");
        lease!.Dispose();

        Assert.Equal(0, await TryFlockAsync());
        Assert.False(child.HasExited);
        child.Kill();
        await child.WaitForExitAsync();
    }

    private LeaseRunner Runner() =>
        new(new LeaseOptions(_data.Path) { RetryInterval = TimeSpan.FromMilliseconds(50) }, [], NullLogger<LeaseRunner>.Instance);

    private async Task<Process> OtherHolderAsync()
    {
        var script = $"exec 9>>'{LockPath}'; flock -n 9 || exit 1; echo held; exec sleep 60";
        var holder = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        return holder;
    }

    private async Task<int> TryFlockAsync()
    {
        using var flock = Process.Start("flock", ["-n", LockPath, "true"]);
        await flock.WaitForExitAsync();
        return flock.ExitCode;
    }
}
