using System.Diagnostics;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Hosting;

namespace RevOps.LocalRuntime.Queues;

/// <summary>Works off one message: run, then delete, retry later, or move to the poison queue.</summary>
internal sealed partial class QueueMessageProcessor(
    FunctionEntry function,
    FunctionInvoker invoker,
    QueueClient queue,
    PoisonQueue poison,
    QueueOptions options,
    TimeProvider time,
    ILogger log)
{
    /// <summary>Works off a message; never throws, since the message comes back when its lock ends.</summary>
    /// <param name="message">The message as received, text not decoded.</param>
    /// <param name="cancellation">Handed to the function; the message's own fate is settled regardless.</param>
    public async Task ProcessAsync(QueueMessage message, CancellationToken cancellation)
    {
        try
        {
            await SettleAsync(message, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 404)
        {
            // The receipt is no longer valid: the lock ran out and somebody else has the message.
            Lost(log, message.MessageId, queue.Name, e.ErrorCode);
        }
        catch (Exception e)
        {
            NotSettled(log, e, message.MessageId, queue.Name);
        }
    }

    private async Task SettleAsync(QueueMessage message, CancellationToken cancellation)
    {
        if (message.DequeueCount > options.MaxDequeueCount || !MessageText.TryDecode(message, options.Base64, out var decoded))
        {
            await ToPoisonAsync(message, message.PopReceipt);
            return;
        }

        var (succeeded, receipt) = await RunAsync(message, decoded, cancellation);
        if (succeeded)
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        }
        else if (message.DequeueCount >= options.MaxDequeueCount)
        {
            await ToPoisonAsync(message, receipt);
        }
        else
        {
            await queue.UpdateMessageAsync(
                message.MessageId, receipt, message.Body, options.VisibilityTimeout, CancellationToken.None);
        }
    }

    private async Task<(bool Succeeded, string Receipt)> RunAsync(
        QueueMessage message, QueueMessage decoded, CancellationToken cancellation)
    {
        var messageLock = new MessageLock(queue, message, options.Lock, time, log);
        var succeeded = false;
        await using (messageLock)
        {
            succeeded = await InvokeAsync(decoded, cancellation);
        }

        return (succeeded, messageLock.PopReceipt);
    }

    private async Task<bool> InvokeAsync(QueueMessage message, CancellationToken cancellation)
    {
        using var activity = new Activity("queue").Start();
        try
        {
            var invocation = new Invocation
            {
                BindingData = MessageText.BindingData(message),
                Attach = features => features.Set(message),
            };
            await invoker.InvokeAsync(function, invocation, cancellation);
            return true;
        }
        catch (Exception e)
        {
            Failed(log, e, function.Name, message.MessageId, message.DequeueCount, options.MaxDequeueCount);
            return false;
        }
    }

    private async Task ToPoisonAsync(QueueMessage message, string receipt)
    {
        await poison.AddAsync(message.Body, CancellationToken.None);
        await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        Poisoned(log, message.MessageId, poison.Name, message.DequeueCount);
    }

    [LoggerMessage(21, LogLevel.Error, "{Function} failed on message {MessageId}, attempt {Attempt} of {Attempts}")]
    private static partial void Failed(ILogger log, Exception e, string function, string messageId, long attempt, int attempts);

    [LoggerMessage(22, LogLevel.Error, "Message {MessageId} was moved to {Queue} after {Attempts} attempts")]
    private static partial void Poisoned(ILogger log, string messageId, string queue, long attempts);

    [LoggerMessage(23, LogLevel.Warning, "Message {MessageId} of {Queue} was taken over by another listener ({Code})")]
    private static partial void Lost(ILogger log, string messageId, string queue, string? code);

    [LoggerMessage(24, LogLevel.Warning, "Message {MessageId} of {Queue} could not be settled and will come back")]
    private static partial void NotSettled(ILogger log, Exception e, string messageId, string queue);
}
