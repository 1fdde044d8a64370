using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Nurture;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Nurture;

/// <summary>Deletes what was done step by step in sequences that leads left long ago; that they were in them stays.</summary>
public sealed partial class NurturePurge(Database database, RevOpsSettings settings, TimeProvider time, ILogger<NurturePurge> log)
{
    private const int Batch = 500;

    /// <summary>Every night.</summary>
    [Function("NurturePurge")]
    public async Task Run([TimerTrigger("0 50 3 * * *")] TimerInfo timer, CancellationToken cancel) =>
        LogPurged(await PurgeAsync(time.GetUtcNow() - settings.KeepNurture, cancel));

    /// <summary>Deletes the steps of enrolments that ended before a time.</summary>
    /// <returns>How many steps.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancel)
    {
        var total = 0;
        var after = "";
        while (await database.ReadAsync(sql => sql.EndedEnrollmentsAsync(before, after, Batch), cancel) is { Count: > 0 } ended)
        {
            total += await database.WriteAsync(sql => sql.DeleteStepsAsync(ended), cancel);
            after = ended[^1];
        }

        return total;
    }

    [LoggerMessage(3402, LogLevel.Information, "{Count} steps of sequences that leads left long ago were removed.")]
    private partial void LogPurged(int count);
}
