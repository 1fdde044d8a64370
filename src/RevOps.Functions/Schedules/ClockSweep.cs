using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Sla;
using RevOps.Functions.Orchestrations;

namespace RevOps.Functions.Schedules;

/// <summary>
/// Settles clocks that are overdue and still running: their orchestration was lost or is late. SQL is the truth, and this is the
/// net under it; on a good day it finds nothing.
/// </summary>
public sealed class ClockSweep(Database database, CallSlaActivities clocks, TimeProvider time)
{
    private const int Batch = 200;

    // The orchestration's own wake-up comes first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Every minute.</summary>
    [Function("ClockSweep")]
    public async Task Run([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        foreach (var slaId in await database.ReadAsync(sql => sql.OverdueSlasAsync(time.GetUtcNow() - Patience, Batch), cancel))
        {
            await clocks.EscalateAsync(slaId);
        }
    }
}
