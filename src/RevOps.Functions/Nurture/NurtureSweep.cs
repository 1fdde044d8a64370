using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Data;
using RevOps.Data.Nurture;
using RevOps.Data.Outbox;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Nurture;

/// <summary>
/// Wakes enrolments that nobody else wakes: those that began with a wait, those whose sequence was paused or changed, and, as a
/// net, those whose orchestration is late.
/// </summary>
public sealed class NurtureSweep(Database database, OutboxDispatcher outbox, TimeProvider time)
{
    private const int Batch = 200;

    // The orchestration's own timer comes first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Every minute.</summary>
    [Function("NurtureSweep")]
    public async Task Run([TimerTrigger("15 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel)
    {
        while (await PromiseDueAsync(cancel) is { Count: > 0 } promises)
        {
            await outbox.SendAsync(promises, orchestrations, cancel);
        }
    }

    /// <summary>Promises to wake the next of those that are due.</summary>
    public Task<IReadOnlyList<OutboxItem>> PromiseDueAsync(CancellationToken cancel) => database.WriteAsync<IReadOnlyList<OutboxItem>>(
        async sql =>
        {
            var now = time.GetUtcNow();
            var promises = new List<OutboxItem>();
            foreach (var enrollmentId in await sql.DueEnrollmentsAsync(now, now - Patience, Batch))
            {
                promises.Add(NurtureClient.Promise(enrollmentId));
                await sql.PromiseAsync(promises[^1], now);
            }

            return promises;
        },
        cancel);
}
