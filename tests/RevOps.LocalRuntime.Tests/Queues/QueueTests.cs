using System.Collections.Concurrent;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Queues;

public sealed class QueueTests
{
    [Fact]
    public async Task A_message_is_bound_to_whatever_form_its_function_asks_for()
    {
        Payloads.Got.Clear();
        foreach (var form in new[] { "text", "binary", "bytes", "message", "object" })
        {
            await (await QueueFixture.EmptyAsync($"payload-{form}")).SendMessageAsync("""{ "NAME": "Zoë", "count": 3 }""");
        }

        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(typeof(Payloads), "\"batchSize\": 1"));
        await Eventually.HoldsAsync(() => Payloads.Got.Count == 5, "all five were called");
        Assert.Equal(
            ["""binary { "NAME": "Zoë", "count": 3 }""", "bytes 30", """message { "NAME": "Zoë", "count": 3 } 1""", "object Zoë 3",
             """text { "NAME": "Zoë", "count": 3 }"""],
            Payloads.Got.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_whose_function_succeeded_is_gone()
    {
        Payloads.Got.Clear();
        var queue = await QueueFixture.EmptyAsync("payload-text");
        await queue.SendMessageAsync("once");
        await using var host = await TestHost.StartAsync(await QueueFixture.SetupAsync(typeof(OnlyText), "\"batchSize\": 1"));
        await QueueFixture.UntilCountAsync(queue, 0);
        Assert.Equal(["once"], OnlyText.Got);
        Assert.Equal(-1, await QueueFixture.CountAsync(await QueueFixture.ClientAsync("payload-text-poison")));
    }

    [Fact]
    public async Task Plain_messages_are_taken_as_they_are_where_host_json_says_none()
    {
        PlainText.Got = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await QueueFixture.EmptyAsync("plain-text");
        await (await QueueFixture.ClientAsync("plain-text", QueueMessageEncoding.None)).SendMessageAsync("a <plain> & \"simple\" text");
        await using var host = await TestHost.StartAsync(
            await QueueFixture.SetupAsync(typeof(PlainText), "\"messageEncoding\": \"none\""));
        Assert.Equal("a <plain> & \"simple\" text", await PlainText.Got.Task.WaitAsync(QueueFixture.Limit));
    }

    [Fact]
    public async Task Middlewares_and_binding_data_are_there_for_queue_functions_too()
    {
        var seen = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await (await QueueFixture.EmptyAsync("middled")).SendMessageAsync("x");
        var setup = await QueueFixture.SetupAsync(typeof(Middled), "\"batchSize\": 1") with
        {
            Configure = builder => Microsoft.Extensions.Hosting.MiddlewareWorkerApplicationBuilderExtensions.UseMiddleware(
                builder,
                async (context, next) =>
                {
                    await next();
                    var data = context.BindingContext.BindingData;
                    seen.TrySetResult($"{context.Items["ran"]} {data["DequeueCount"]} {data["Id"] is string} {context.GetHttpContext() is null}");
                }),
        };
        await using var host = await TestHost.StartAsync(setup);
        Assert.Equal("function 1 True True", await seen.Task.WaitAsync(QueueFixture.Limit));
    }

    [Fact]
    public async Task No_more_run_at_once_than_a_batch_and_the_threshold_and_that_many_do()
    {
        Gated.Reset();
        var queue = await QueueFixture.EmptyAsync("gated");
        for (var i = 0; i < 14; i++)
        {
            await queue.SendMessageAsync($"{i}");
        }

        await using var host = await TestHost.StartAsync(
            await QueueFixture.SetupAsync(typeof(Gated), "\"batchSize\": 4, \"newBatchThreshold\": 2"));
        await Eventually.HoldsAsync(() => Gated.Running == 4, "the first batch runs");
        await Eventually.StaysAsync(() => Gated.Running == 4, "nothing is taken above the threshold", TimeSpan.FromSeconds(0.5));
        Gated.Gate.Release(2);
        await Eventually.HoldsAsync(() => Gated.Running == 6, "at the threshold another batch is taken");
        Gated.Gate.Release(12);
        await QueueFixture.UntilCountAsync(queue, 0);
        Assert.Equal(6, Gated.Most);
        Assert.Equal(14, Gated.Done);
    }

    public sealed record Thing(string Name, int Count);

    public static class Payloads
    {
        public static ConcurrentQueue<string> Got { get; } = new();

        [Function("Text")]
        public static void OnText([QueueTrigger("payload-text")] string text) => Got.Enqueue($"text {text}");

        [Function("Binary")]
        public static Task OnBinary([QueueTrigger("payload-binary")] BinaryData data)
        {
            Got.Enqueue($"binary {data}");
            return Task.CompletedTask;
        }

        [Function("Bytes")]
        public static void OnBytes([QueueTrigger("payload-bytes")] byte[] bytes) => Got.Enqueue($"bytes {bytes.Length}");

        [Function("Message")]
        public static void OnMessage([QueueTrigger("payload-message")] QueueMessage message) =>
            Got.Enqueue($"message {message.Body} {message.DequeueCount}");

        [Function("Object")]
        public static void OnObject([QueueTrigger("payload-object")] Thing thing) => Got.Enqueue($"object {thing.Name} {thing.Count}");
    }

    public static class OnlyText
    {
        public static ConcurrentQueue<string> Got { get; } = new();

        [Function("Text")]
        public static void OnText([QueueTrigger("payload-text")] string text) => Got.Enqueue(text);
    }

    public static class PlainText
    {
        public static TaskCompletionSource<string> Got { get; set; } = new();

        [Function("Plain")]
        public static void OnText([QueueTrigger("plain-text")] string text) => Got.TrySetResult(text);
    }

    public static class Middled
    {
        [Function("Middled")]
        public static void Run([QueueTrigger("middled")] string text, FunctionContext context) => context.Items["ran"] = "function";
    }

    public static class Gated
    {
        private static int s_running;
        private static int s_done;
        private static int s_most;

        public static SemaphoreSlim Gate { get; private set; } = new(0);

        public static int Running => Volatile.Read(ref s_running);

        public static int Done => Volatile.Read(ref s_done);

        public static int Most => Volatile.Read(ref s_most);

        public static void Reset()
        {
            Gate = new(0);
            (s_running, s_done, s_most) = (0, 0, 0);
        }

        [Function("Gated")]
        public static async Task Run([QueueTrigger("gated")] string text)
        {
            var now = Interlocked.Increment(ref s_running);
            int most;
            while (now > (most = Most))
            {
                Interlocked.CompareExchange(ref s_most, now, most);
            }

            await Gate.WaitAsync();
            Interlocked.Decrement(ref s_running);
            Interlocked.Increment(ref s_done);
        }
    }
}
