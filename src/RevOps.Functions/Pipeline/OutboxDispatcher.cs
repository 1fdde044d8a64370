using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RevOps.Data.Outbox;
using RevOps.Functions.Nurture;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Pipeline;

/// <summary>
/// Sends what transactions promised. A failure here loses nothing: the promise stays in the outbox, and the sweep sends it again.
/// </summary>
public sealed partial class OutboxDispatcher(QueueSender queues, ILogger<OutboxDispatcher> log)
{
    /// <summary>Sends messages of queues; orchestrations need <see cref="SendAsync(IReadOnlyList{OutboxItem}, DurableTaskClient, CancellationToken)"/>.</summary>
    public async Task SendAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancel)
    {
        foreach (var item in items)
        {
            await TryAsync(item, () => SendMessageAsync(item, cancel));
        }
    }

    /// <summary>Sends messages and starts or wakes orchestrations.</summary>
    public async Task SendAsync(IReadOnlyList<OutboxItem> items, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        foreach (var item in items)
        {
            await TryAsync(item, () => item.Kind switch
            {
                OutboxKind.StartCallSla => CallSlaClient.StartAsync(orchestrations, item.Payload, cancel),
                OutboxKind.StartCallClock => CallClockClient.StartAsync(orchestrations, item.Payload, cancel),
                OutboxKind.WakeCallClock => CallClockClient.WakeAsync(orchestrations, item.Payload, cancel),
                OutboxKind.WakeCallSla => CallSlaClient.WakeAsync(orchestrations, item.Payload, cancel),
                OutboxKind.WakeNurture => NurtureClient.WakeAsync(orchestrations, item.Payload, cancel),
                _ => SendMessageAsync(item, cancel),
            });
        }
    }

    private Task SendMessageAsync(OutboxItem item, CancellationToken cancel) => item.Kind switch
    {
        OutboxKind.Score => queues.SendAsync(QueueNames.Score, item.Payload, delay: null, cancel),
        OutboxKind.Erase => queues.SendAsync(QueueNames.Erasures, item.Payload, delay: null, cancel),
        OutboxKind.Import => queues.SendAsync(QueueNames.Import, item.Payload, delay: null, cancel),
        _ => throw new InvalidOperationException($"Outbox item of kind '{item.Kind}' cannot be sent from here."),
    };

    private async Task TryAsync(OutboxItem item, Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            LogLater(item.OutboxId, e.GetType().Name);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "Outbox item {OutboxId} could not be sent ({Fault}); the sweep will send it.")]
    private partial void LogLater(string outboxId, string fault);
}
