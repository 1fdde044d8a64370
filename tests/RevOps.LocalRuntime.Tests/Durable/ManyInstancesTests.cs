using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>
/// Many instances wait for one moment. The number is small here; <c>REVOPS_TEST_INSTANCES=10000</c> prints what more of them cost,
/// and how late they fire.
/// </summary>
public class ManyInstancesTests(ITestOutputHelper output)
{
    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("REVOPS_TEST_INSTANCES") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Instances_that_wait_for_the_same_moment_all_fire_then_and_none_before()
    {
        var clock = new ManualClock();
        var fired = new ConcurrentBag<long>();
        await using var host = await new DurableHost(clock).Orchestrator("Main", context => WaitAsync(context, fired)).StartedAsync();
        var (before, processor, started) = (Memory(), Processor(), Stopwatch.GetTimestamp());
        var due = clock.GetUtcNow().AddHours(1);
        await Task.WhenAll(Enumerable.Range(0, Count).Select(n => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Main", due.UtcDateTime, new StartOrchestrationOptions($"lead-{n:D5}"))));
        await AllAreAsync(host, OrchestrationRuntimeStatus.Running);
        output.WriteLine($"{Count} instances started in {Stopwatch.GetElapsedTime(started)} (processor {Processor() - processor}); "
            + $"process {Memory() >> 20} MiB while they wait ({before >> 20} before).");

        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Empty(fired);
        var moment = Stopwatch.GetTimestamp();
        clock.Advance(TimeSpan.FromTicks(1));
        await AllAreAsync(host, OrchestrationRuntimeStatus.Completed);

        Assert.Equal(Count, fired.Count);
        var late = fired.Order().Select(at => Stopwatch.GetElapsedTime(moment, at)).ToList();
        output.WriteLine($"Late p50 {late[late.Count / 2]}, p99 {late[(int)((late.Count - 1) * 0.99)]}, most {late[^1]}.");
    }

    private static async Task<object?> WaitAsync(TaskOrchestrationContext context, ConcurrentBag<long> fired)
    {
        var due = context.GetInput<DateTime>();
        using var cancel = new CancellationTokenSource();
        var called = context.WaitForExternalEvent<string>("CallLogged");
        var timer = context.CreateTimer(due, cancel.Token);
        await Task.WhenAny(called, timer);
        if (!context.IsReplaying)
        {
            fired.Add(Stopwatch.GetTimestamp());
        }

        return null;
    }

    // Not too often: counting costs time of its own.
    private static Task AllAreAsync(DurableHost host, OrchestrationRuntimeStatus status) => Poll.UntilAsync(
        () => Task.FromResult(host.Engine.Store.Look(session => session.Number(
            "SELECT count(*) FROM instances WHERE status = @status", ("@status", (int)status))) == Count),
        () => $"all are {status}",
        TimeSpan.FromMilliseconds(200));

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
