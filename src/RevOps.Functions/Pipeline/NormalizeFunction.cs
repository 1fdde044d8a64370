using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Functions.Intake;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Pipeline;

/// <summary>Second station: archives each event as it came and applies it.</summary>
public sealed partial class NormalizeFunction(
    EventApplier applier, Ledger ledger, BlobStore blobs, IntakeWriter intake, OutboxDispatcher outbox, FailureLog failures, ILogger<NormalizeFunction> log)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(15);

    /// <summary>Takes one message of the intake queue.</summary>
    [Function("Normalize")]
    public Task Run(
        [QueueTrigger(QueueNames.Intake)] string message, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.Intake, message, () => ApplyAllAsync(message, orchestrations, cancel));

    private async Task ApplyAllAsync(string message, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var events = await OpenAsync(message, cancel);
        await ledger.ArchiveAsync(events, cancel);
        for (var i = 0; i < events.Count; i++)
        {
            try
            {
                await outbox.SendAsync(await applier.ApplyAsync(events[i], cancel), orchestrations, cancel);
            }
            catch (Exception e) when (SqlFaults.IsOutage(e))
            {
                // "Later" is a result: a database that is down for an hour must not use up the attempts of good events.
                LogOutage(events.Count - i);
                await intake.WriteAsync([.. events.Skip(i)], OutagePause, cancel);
                return;
            }
            catch (Exception e) when (events.Count > 1 && !cancel.IsCancellationRequested)
            {
                // Alone it can fail and be dead-lettered without holding up the others.
                LogSplit(events[i].EventId, e.GetType().Name);
                await intake.WriteAsync([events[i]], delay: null, cancel);
            }
        }
    }

    private async Task<IReadOnlyList<IntakeEvent>> OpenAsync(string message, CancellationToken cancel) => IntakeMessage.Read(message) switch
    {
        IntakeMessage.Events events => events.Items,
        IntakeMessage.ClaimCheck check => IntakeMessage.Read(await blobs.GetTextAsync(check.Blob, cancel)) is IntakeMessage.Events events
            ? events.Items
            : throw new InvalidDataException("A claim check leads to another claim check."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    [LoggerMessage(2001, LogLevel.Warning, "The database is out of reach: {Count} events are put back for later.")]
    private partial void LogOutage(int count);

    [LoggerMessage(2002, LogLevel.Warning, "Event {EventId} failed ({Fault}) and was split from its batch.")]
    private partial void LogSplit(string eventId, string fault);
}
