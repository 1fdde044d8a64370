using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Keeps a message invisible for as long as its function runs.</summary>
internal sealed partial class MessageLock : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _duration;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewing;

    public MessageLock(QueueClient queue, QueueMessage message, TimeSpan duration, TimeProvider time, ILogger log)
    {
        _queue = queue;
        _message = message;
        _duration = duration;
        _log = log;
        PopReceipt = message.PopReceipt;
        _renewing = RenewAsync(time);
    }

    /// <summary>The receipt that the message can be deleted or updated with; settled once the lock is disposed.</summary>
    public string PopReceipt { get; private set; }

    /// <summary>Stops renewing, after a renewal under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        _end.Dispose();
    }

    private async Task RenewAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(_duration / 2, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                await RenewOnceAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The function ended.
        }
    }

    // Not cancellable: a renewal that reached the service but not us would leave an outdated receipt.
    private async Task RenewOnceAsync()
    {
        try
        {
            var renewed = await _queue.UpdateMessageAsync(
                _message.MessageId, PopReceipt, _message.Body, _duration, CancellationToken.None);
            PopReceipt = renewed.Value.PopReceipt;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException or OperationCanceledException)
        {
            NotRenewed(_log, e, _message.MessageId, _queue.Name);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Message {MessageId} of {Queue} could not be locked for longer")]
    private static partial void NotRenewed(ILogger log, Exception e, string messageId, string queue);
}
