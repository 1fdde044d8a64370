using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace RevOps.LocalRuntime.Tests.Durable;

/// <summary>
/// Many waiting instances cost little memory and fire on time. The number is small here;
/// <c>REVOPS_TEST_INSTANCES=10000</c> measures the real claim.
/// </summary>
public class ManyInstancesTests(ITestOutputHelper output)
{
    private const long MostBytes = 200 * 1024 * 1024;

    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("REVOPS_TEST_INSTANCES") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Instances_that_wait_for_the_same_moment_all_fire_within_two_seconds_and_cost_little_memory()
    {
        var late = new ConcurrentBag<TimeSpan>();
        await using var host = await new DurableHost().Orchestrator("Main", context => WaitAsync(context, late)).StartedAsync();
        var before = Memory();
        var startingProcessor = Processor();
        var started = TimeProvider.System.GetTimestamp();

        // Far enough ahead for all to be waiting by then.
        var due = TimeProvider.System.GetUtcNow().AddSeconds(2 + (Count / 300));
        var ids = Enumerable.Range(0, Count).Select(n => $"lead-{n:D5}").ToList();
        await Task.WhenAll(ids.Select(id => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Main", due.UtcDateTime, new StartOrchestrationOptions(id))));
        await AllAreAsync(host, OrchestrationRuntimeStatus.Running);
        var startProcessor = Processor() - startingProcessor;
        var startedAll = TimeProvider.System.GetElapsedTime(started);
        Assert.True(TimeProvider.System.GetUtcNow() < due, $"Starting took {startedAll}: nothing waited.");
        var waiting = Memory();
        var processor = Processor();
        await Task.Delay(due - TimeProvider.System.GetUtcNow(), TimeProvider.System);
        await AllAreAsync(host, OrchestrationRuntimeStatus.Completed);

        var inOrder = late.Order().ToList();
        var p99 = inOrder[(int)((inOrder.Count - 1) * 0.99)];
        output.WriteLine(
            $"{Count} instances: started in {startedAll} (processor {startProcessor}); process {waiting >> 20} MiB while they wait ({before >> 20} before); "
            + $"late p50 {inOrder[inOrder.Count / 2]}, p99 {p99}, most {inOrder[^1]}; "
            + $"processor time {Processor() - processor}.");
        Assert.Equal(Count, inOrder.Count);
        Assert.True(p99 < TimeSpan.FromSeconds(2), $"p99 was {p99}.");
        Assert.True(waiting < MostBytes || Count < 10_000, $"{waiting >> 20} MiB.");
    }

    private static async Task<object?> WaitAsync(TaskOrchestrationContext context, ConcurrentBag<TimeSpan> late)
    {
        var due = context.GetInput<DateTime>();
        using var cancel = new CancellationTokenSource();
        var called = context.WaitForExternalEvent<string>("CallLogged");
        var timer = context.CreateTimer(due, cancel.Token);
        await Task.WhenAny(called, timer);
        if (!context.IsReplaying)
        {
            late.Add(TimeProvider.System.GetUtcNow().UtcDateTime - due);
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
