using Azure.Storage.Queues;
using RevOps.LocalRuntime.Azurite;
using RevOps.LocalRuntime.Tests.Hosting;

namespace RevOps.LocalRuntime.Tests.Queues;

/// <summary>What the queue tests share.</summary>
internal static class QueueFixture
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<QueueClient> ClientAsync(string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(await AzuriteForTests.ConnectionStringAsync(), name, new QueueClientOptions { MessageEncoding = encoding });

    /// <summary>An empty queue, without a poison queue beside it.</summary>
    public static async Task<QueueClient> EmptyAsync(string name)
    {
        var queue = await ClientAsync(name);
        await queue.DeleteIfExistsAsync();
        await (await ClientAsync($"{name}-poison")).DeleteIfExistsAsync();
        await queue.CreateAsync();
        return queue;
    }

    public static async Task<TestHostSetup> SetupAsync(Type functions, string queues) => new(functions)
    {
        Storage = await AzuriteForTests.ConnectionStringAsync(),
        HostJson = $$"""{ "extensions": { "queues": { "maxPollingInterval": "00:00:00.200", {{queues}} } } }""",
    };

    /// <summary>How many messages the queue holds, visible or not; -1 when there is no queue.</summary>
    public static async Task<int> CountAsync(QueueClient queue) =>
        await queue.ExistsAsync() ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : -1;

    public static Task UntilCountAsync(QueueClient queue, int count) =>
        Eventually.HoldsAsync(async () => await CountAsync(queue) == count, $"{queue.Name} holds {count} messages");
}
