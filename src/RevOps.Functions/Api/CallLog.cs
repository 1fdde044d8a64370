using RevOps.Data;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Api;

/// <summary>Logs calls to leads, each in one transaction with everything that it changes.</summary>
public sealed class CallLog(Database database, CallRecorder recorder, TimeProvider time)
{
    /// <summary>Logs a call, once.</summary>
    public Task<CallLogged> LogAsync(NewCall call, CancellationToken cancel) => database.WriteAsync(
        sql =>
        {
            var now = time.GetUtcNow();
            return recorder.RecordAsync(sql, call, loggedAt: now, now);
        },
        cancel);
}
