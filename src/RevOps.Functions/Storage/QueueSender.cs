using System.Collections.Concurrent;
using Azure.Core;
using Azure.Storage.Queues;

namespace RevOps.Functions.Storage;

/// <summary>Sends messages that never expire, encoded as the host reads them (<c>messageEncoding</c> in host.json).</summary>
public sealed class QueueSender(StorageAccount storage)
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private readonly ConcurrentDictionary<string, QueueClient> _clients = new(StringComparer.Ordinal);

    /// <summary>Returns when the message is durable.</summary>
    /// <param name="queue">Name of the queue.</param>
    /// <param name="text">The message.</param>
    /// <param name="delay">How long it stays invisible.</param>
    /// <param name="cancel">Gives up waiting; the message may have been sent.</param>
    public Task SendAsync(string queue, string text, TimeSpan? delay, CancellationToken cancel) =>
        Client(queue).SendMessageAsync(text, visibilityTimeout: delay, timeToLive: Never, cancellationToken: cancel);

    /// <summary>Creates the queues that are missing.</summary>
    public Task CreateAllAsync(CancellationToken cancel) =>
        Task.WhenAll(QueueNames.All.Select(name => Client(name).CreateIfNotExistsAsync(cancellationToken: cancel)));

    /// <summary>About how many messages wait, and since when the one in front does.</summary>
    public async Task<QueueState> StateAsync(string queue, CancellationToken cancel)
    {
        var length = Client(queue).GetPropertiesAsync(cancel);
        var first = await Client(queue).PeekMessageAsync(cancel);
        return new QueueState(queue, (await length).Value.ApproximateMessagesCount, first.Value?.InsertedOn);
    }

    /// <summary>About how many messages wait.</summary>
    public async Task<int> WaitingAsync(string queue, CancellationToken cancel) =>
        (await Client(queue).GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;

    private QueueClient Client(string queue) => _clients.GetOrAdd(
        queue,
        static (name, account) => account.Queue(name, Options()),
        storage);

    /// <summary>A sender waits for the answer: better to say "later" soon than to keep it waiting.</summary>
    private static QueueClientOptions Options() => new()
    {
        MessageEncoding = QueueMessageEncoding.Base64,
        Retry = { Mode = RetryMode.Exponential, MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(20) },
    };
}

/// <summary>How a queue stands.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Waiting">About how many messages wait.</param>
/// <param name="OldestSince">When the message in front was sent; null where none is visible.</param>
public sealed record QueueState(string Queue, int Waiting, DateTimeOffset? OldestSince);
