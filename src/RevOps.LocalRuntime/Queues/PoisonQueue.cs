using Azure;
using Azure.Storage.Queues;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Where messages go that no attempt could work off.</summary>
internal sealed class PoisonQueue(QueueClient queue)
{
    // No expiry: a message that nobody looked at for a week is still a lead.
    private static readonly TimeSpan s_never = TimeSpan.FromSeconds(-1);

    /// <summary>Name of the queue.</summary>
    public string Name => queue.Name;

    /// <summary>Copies a message's text; makes the queue when it isn't there.</summary>
    public async Task AddAsync(BinaryData text, CancellationToken cancellation)
    {
        try
        {
            await queue.SendMessageAsync(text, visibilityTimeout: null, s_never, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queue.SendMessageAsync(text, visibilityTimeout: null, s_never, cancellation);
        }
    }
}
