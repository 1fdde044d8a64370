using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Retention;

namespace RevOps.Functions.Retention;

/// <summary>
/// Deletes every night what has been kept long enough. Each step goes on where the last one was cut short: what is still there is
/// what is left to do.
/// </summary>
public sealed partial class RetentionFunction(
    Database database, EventRetention events, ImportRetention imports, LetterRetention letters, RetentionSettings keep, TimeProvider time, ILogger<RetentionFunction> log)
{
    /// <summary>Every night.</summary>
    [Function("Retention")]
    public async Task Run([TimerTrigger("0 10 4 * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        LogForgotten("dead letters, failures and claim checks", await letters.ForgetAsync(now - keep.Letters, cancel));
        LogForgotten("events", await events.ForgetAsync(now - keep.Events, cancel));
        LogForgotten("imports", await imports.ForgetAsync(now - keep.Imports, cancel));
        LogForgotten("entries of the audit log", await SqlBatches.AllAsync(database, (sql, limit) => sql.ForgetAuditAsync(now - keep.Audit, limit), cancel));
    }

    [LoggerMessage(7101, LogLevel.Information, "{Count} {What} were kept long enough, and removed.")]
    private partial void LogForgotten(string what, int count);
}
