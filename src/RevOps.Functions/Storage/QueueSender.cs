using System.Collections.Concurrent;
using Azure.Storage.Queues;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Storage;

/// <summary>Sends messages that never expire, encoded as the host reads them (<c>messageEncoding</c> in host.json).</summary>
public sealed class QueueSender(RevOpsSettings settings)
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

    /// <summary>About how many messages wait.</summary>
    public async Task<int> LengthAsync(string queue, CancellationToken cancel) =>
        (await Client(queue).GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;

    private QueueClient Client(string queue) => _clients.GetOrAdd(
        queue,
        static (name, storage) => new QueueClient(storage, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }),
        settings.Storage);
}
