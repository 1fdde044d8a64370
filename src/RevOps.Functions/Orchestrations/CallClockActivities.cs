using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Outbox;
using RevOps.Functions.Sla;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Orchestrations;

/// <summary>What a call clock does when it wakes: one transaction, which does nothing when it is run again.</summary>
public sealed class CallClockActivities(Database database, CallClocks clocks, TimeProvider time)
{
    /// <summary>Name of <see cref="StepAsync"/>.</summary>
    public const string Step = "CallClockStep";

    /// <summary>Does what is due; answers with the time of the next look, or null for none.</summary>
    [Function(Step)]
    public async Task<DateTimeOffset?> StepAsync([ActivityTrigger] string slaId)
    {
        using var step = await database.GoOnAsync("call clock", "sla_clocks/trace", new { SlaId = slaId });
        return await database.WriteAsync(async sql =>
        {
            await sql.KeepAsync(CallClockClient.StartPromise(slaId));
            await sql.KeepAsync(CallClockClient.WakePromise(slaId).OutboxId);
            return await clocks.StepAsync(sql, slaId, time.GetUtcNow());
        });
    }
}
