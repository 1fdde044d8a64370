using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Queues;

public sealed class QueueLifeTests
{
    [Fact]
    public async Task A_missing_queue_is_not_made_but_waited_for()
    {
        var queue = await QueueFixture.EmptyAsync("comes-late");
        await queue.DeleteAsync();
        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(typeof(ComesLate), "\"batchSize\": 1"));
        await Eventually.HoldsAsync(
            () => host.Logs.Lines.Any(l => l.Contains("Queue comes-late does not exist", StringComparison.Ordinal)), "it is mentioned");
        await Eventually.StaysAsync(
            () => host.Logs.Lines.Count(l => l.Contains("comes-late", StringComparison.Ordinal)) == 1,
            "it is mentioned once", TimeSpan.FromSeconds(1));
        Assert.False(await queue.ExistsAsync());

        await queue.CreateAsync();
        await queue.SendMessageAsync("at last");
        Assert.Equal("at last", await ComesLate.Got.Task.WaitAsync(QueueFixture.Limit));
    }

    [Fact]
    public async Task An_unreachable_storage_is_mentioned_and_does_not_end_the_app()
    {
        var setup = new TestHostSetup(typeof(ComesLate));
        await using var host = await TestHost.StartAsync(setup);
        await Eventually.HoldsAsync(
            () => host.Logs.Lines.Any(l => l.Contains("Queue comes-late cannot be reached", StringComparison.Ordinal)), "it is mentioned");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await host.Http.GetAsync("/api/any")).StatusCode);
    }

    [Fact]
    public async Task A_stop_lets_a_running_function_end_and_takes_nothing_new()
    {
        var queue = await QueueFixture.EmptyAsync("ends-well");
        await queue.SendMessageAsync("first");
        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(
            typeof(EndsWell), "\"batchSize\": 1, \"newBatchThreshold\": 0"));
        await EndsWell.Entered.Task.WaitAsync(QueueFixture.Limit);
        await queue.SendMessageAsync("second");
        var stop = host.StopAsync();
        Assert.False(stop.IsCompleted);
        EndsWell.Go.SetResult();
        await stop.WaitAsync(QueueFixture.Limit);
        Assert.Equal("second", (await queue.PeekMessageAsync()).Value.Body.ToString());
        Assert.Equal(1, await QueueFixture.CountAsync(queue));
    }

    [Fact]
    public async Task A_function_that_outlasts_the_stop_is_told_and_gives_its_message_back()
    {
        var queue = await QueueFixture.EmptyAsync("cut-short");
        await queue.SendMessageAsync("for next time");
        var setup = await QueueFixture.SetupAsync(typeof(CutShort), "\"batchSize\": 1") with
        {
            ShutdownTimeout = TimeSpan.FromMilliseconds(300),
        };
        await using var host = await TestHost.StartAsync(setup);
        await CutShort.Entered.Task.WaitAsync(QueueFixture.Limit);
        await host.StopAsync().WaitAsync(QueueFixture.Limit);
        Assert.Equal("for next time", (await queue.PeekMessageAsync()).Value.Body.ToString());
    }

    public static class ComesLate
    {
        public static TaskCompletionSource<string> Got { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Function("ComesLate")]
        public static void Run([QueueTrigger("comes-late")] string text) => Got.TrySetResult(text);
    }

    public static class EndsWell
    {
        public static TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Function("EndsWell")]
        public static Task Run([QueueTrigger("ends-well")] string text)
        {
            Entered.TrySetResult();
            return Go.Task;
        }
    }

    public static class CutShort
    {
        public static TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        [Function("CutShort")]
        public static Task Run([QueueTrigger("cut-short")] string text, CancellationToken cancellation)
        {
            Entered.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(cancellation);
        }
    }
}
