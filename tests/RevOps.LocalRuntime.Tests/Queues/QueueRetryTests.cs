using System.Collections.Concurrent;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Queues;

public sealed class QueueRetryTests
{
    [Fact]
    public async Task A_failed_message_is_invisible_for_the_retry_delay_and_poison_after_the_last_attempt()
    {
        var queue = await QueueFixture.EmptyAsync("failing");
        await queue.SendMessageAsync("keep <me>", timeToLive: TimeSpan.FromSeconds(-1));
        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(
            typeof(Failing), "\"maxDequeueCount\": 2, \"visibilityTimeout\": \"00:00:02\""));
        var poison = await QueueFixture.ClientAsync("failing-poison");
        await QueueFixture.UntilCountAsync(poison, 1);

        var attempts = Failing.Attempts.ToArray();
        Assert.Equal([1, 2], attempts.Select(a => a.DequeueCount));
        Assert.All(attempts, a => Assert.Equal("keep <me>", a.Text));
        Assert.NotEqual(attempts[0].InvocationId, attempts[1].InvocationId);
        var pause = TimeProvider.System.GetElapsedTime(attempts[0].At, attempts[1].At);
        Assert.InRange(pause, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(12));
        await QueueFixture.UntilCountAsync(queue, 0);
    }

    [Fact]
    public async Task A_poison_message_is_the_same_text_and_never_expires()
    {
        var queue = await QueueFixture.EmptyAsync("failing-once");
        await queue.SendMessageAsync("Grüße <&>");
        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(typeof(FailingOnce), "\"maxDequeueCount\": 1"));
        var poison = await QueueFixture.ClientAsync("failing-once-poison");
        await QueueFixture.UntilCountAsync(poison, 1);
        QueueMessage kept = (await poison.ReceiveMessageAsync()).Value;
        Assert.Equal("Grüße <&>", kept.Body.ToString());
        Assert.Equal(9999, kept.ExpiresOn!.Value.Year);
        Assert.Contains(host.Logs.Lines, l => l.Contains("attempt 1 of 1", StringComparison.Ordinal) && l.Contains("on purpose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_is_not_of_the_encoding_is_poison_without_an_attempt()
    {
        await QueueFixture.EmptyAsync("undecodable");
        await (await QueueFixture.ClientAsync("undecodable", QueueMessageEncoding.None)).SendMessageAsync("not base64!");
        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(typeof(Undecodable), "\"maxDequeueCount\": 5"));
        var poison = await QueueFixture.ClientAsync("undecodable-poison", QueueMessageEncoding.None);
        await QueueFixture.UntilCountAsync(poison, 1);
        Assert.Equal("not base64!", (await poison.PeekMessageAsync()).Value.Body.ToString());
        Assert.Equal(0, Undecodable.Calls);
    }

    [Fact]
    public async Task A_message_that_was_taken_too_often_already_is_poison_without_an_attempt()
    {
        var queue = await QueueFixture.EmptyAsync("worn-out");
        await queue.SendMessageAsync("taken twice by somebody who died");
        for (var i = 0; i < 2; i++)
        {
            QueueMessage taken = (await queue.ReceiveMessageAsync()).Value;
            await queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, taken.Body, TimeSpan.Zero);
        }

        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(typeof(WornOut), "\"maxDequeueCount\": 2"));
        await QueueFixture.UntilCountAsync(await QueueFixture.ClientAsync("worn-out-poison"), 1);
        await QueueFixture.UntilCountAsync(queue, 0);
        Assert.Equal(0, WornOut.Calls);
    }

    public sealed record Attempt(string Text, long DequeueCount, string InvocationId, long At);

    public static class Failing
    {
        public static ConcurrentQueue<Attempt> Attempts { get; } = new();

        [Function("Failing")]
        public static void Run([QueueTrigger("failing")] QueueMessage message, FunctionContext context)
        {
            Attempts.Enqueue(new(message.Body.ToString(), message.DequeueCount, context.InvocationId, TimeProvider.System.GetTimestamp()));
            throw new InvalidOperationException("on purpose");
        }
    }

    public static class FailingOnce
    {
        [Function("FailingOnce")]
        public static async Task Run([QueueTrigger("failing-once")] string text)
        {
            await Task.Yield();
            throw new InvalidOperationException("on purpose");
        }
    }

    public static class Undecodable
    {
        public static int Calls { get; private set; }

        [Function("Undecodable")]
        public static void Run([QueueTrigger("undecodable")] string text) => Calls++;
    }

    public static class WornOut
    {
        public static int Calls { get; private set; }

        [Function("WornOut")]
        public static void Run([QueueTrigger("worn-out")] string text) => Calls++;
    }
}
