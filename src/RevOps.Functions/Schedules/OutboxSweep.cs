using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Data;
using RevOps.Data.Outbox;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Schedules;

/// <summary>Sends again what was promised and not done in time: after a crash between commit and send, or a lost message.</summary>
public sealed class OutboxSweep(Database database, OutboxDispatcher outbox, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Every minute.</summary>
    [Function("OutboxSweep")]
    public async Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel)
    {
        while (await SendBatchAsync(orchestrations, cancel) == Batch)
        {
        }
    }

    private async Task<int> SendBatchAsync(DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await database.ReadAsync(sql => sql.DueAsync(now, Batch), cancel);
        if (due.Count == 0)
        {
            return 0;
        }

        await database.WriteAsync(
            async sql =>
            {
                foreach (var item in due)
                {
                    await sql.PostponeAsync(item, now);
                }
            },
            cancel);
        await outbox.SendAsync([.. due.Select(d => new OutboxItem(d.OutboxId, d.Kind, d.Payload))], orchestrations, cancel);
        return due.Count;
    }
}
