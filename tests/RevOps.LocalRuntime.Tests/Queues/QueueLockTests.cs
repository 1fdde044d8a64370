using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Queues;

public sealed class QueueLockTests
{
    private static readonly TimeSpan s_lock = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_function_that_runs_for_longer_than_the_lock_is_not_given_its_message_twice()
    {
        var queue = await QueueFixture.EmptyAsync("long-running");
        await queue.SendMessageAsync("long");
        var setup = await QueueFixture.SetupAsync(typeof(LongRunning), "\"visibilityTimeout\": \"00:00:01\"") with { QueueLock = s_lock };
        await using var one = await TestHost.StartAsync(setup);
        await using var two = await TestHost.StartAsync(setup);
        await Eventually.HoldsAsync(() => LongRunning.Calls == 1, "one of the two listeners got it");
        await Eventually.StaysAsync(() => LongRunning.Calls == 1, "the other one did not", s_lock * 2.2);
        LongRunning.Go.SetResult();
        await QueueFixture.UntilCountAsync(queue, 0);
        Assert.Equal(1, LongRunning.Calls);
    }

    public static class LongRunning
    {
        private static int s_calls;

        public static TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static int Calls => Volatile.Read(ref s_calls);

        [Function("LongRunning")]
        public static Task Run([QueueTrigger("long-running")] string text)
        {
            Interlocked.Increment(ref s_calls);
            return Go.Task;
        }
    }
}
