using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Queues;

public sealed class QueueTests
{
    [Fact]
    public async Task A_message_reaches_its_function_and_is_gone_afterwards()
    {
        var queue = await NewQueueAsync("payload-text");
        await queue.SendMessageAsync("hello");
        await using var host = await TestHost.StartAsync(
            new TestHostSetup(typeof(Payloads)) { Storage = await AzuriteForTests.ConnectionStringAsync() });
        Assert.Equal("hello", await Payloads.Text.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static async Task<QueueClient> NewQueueAsync(string name)
    {
        var queue = new QueueClient(
            await AzuriteForTests.ConnectionStringAsync(), name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.DeleteIfExistsAsync();
        await queue.CreateAsync();
        return queue;
    }

    public static class Payloads
    {
        public static TaskCompletionSource<string> Text { get; } = new();

        [Function("Text")]
        public static void OnText([QueueTrigger("payload-text")] string text) => Text.SetResult(text);
    }
}
