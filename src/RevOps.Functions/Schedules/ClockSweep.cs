using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Data;
using RevOps.Data.Outbox;
using RevOps.Data.Sla;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Schedules;

/// <summary>
/// Looks at clocks that nobody looked at in time: their orchestration was lost or is late. SQL is the truth, and this is the net under
/// it; on a good day it finds nothing. Besides, it sees to the clocks of those who are away since the last minute, and tells owners of
/// calls that are due again.
/// </summary>
public sealed class ClockSweep(Database database, CallClocks clocks, AbsenceCover absences, OutboxDispatcher outbox, TimeProvider time)
{
    private const int Batch = 200;

    // The orchestration's own wake-up comes first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Every minute.</summary>
    [Function("ClockSweep")]
    public async Task Run([TimerTrigger("30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var promises = new List<OutboxItem>(await absences.CoverAsync(cancel));
        foreach (var slaId in await database.ReadAsync(sql => sql.OverdueSlasAsync(now - Patience, Batch), cancel))
        {
            promises.AddRange(await database.WriteAsync(sql => CatchUpAsync(sql, slaId), cancel));
        }

        await database.WriteAsync(sql => TellOfDueCallsAsync(sql, now), cancel);
        await outbox.SendAsync(promises, orchestrations, cancel);
    }

    /// <summary>Does what was missed; a clock that goes on gets its orchestration back.</summary>
    private async Task<IReadOnlyList<OutboxItem>> CatchUpAsync(SqlSession sql, string slaId)
    {
        var now = time.GetUtcNow();
        return await clocks.StepAsync(sql, slaId, now) is null ? [] : [await ClockControl.PromisedAsync(sql, slaId, now)];
    }

    private static async Task TellOfDueCallsAsync(SqlSession sql, DateTimeOffset now)
    {
        foreach (var task in await sql.DueCallsAsync(now, Batch))
        {
            if (await sql.MarkNotifiedAsync(task.TaskId, now))
            {
                await sql.NotifyAsync("call-again-due", task.TaskId, task.LeadId, task.OwnerId, "Call again now.", now);
            }
        }
    }
}
