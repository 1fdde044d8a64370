using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Attribution;

/// <summary>Asks for runs.</summary>
public sealed class AttributionRequests(Database database, QueueSender queues, TimeProvider time)
{
    /// <summary>A timer asked.</summary>
    public const string BySchedule = "schedule";

    /// <summary>Somebody asked.</summary>
    public const string ByApi = "api";

    /// <summary>The rules are others than those of the last full run.</summary>
    public const string ByRules = "rules";

    /// <summary>Notes the wish and sends its message; where that is lost, the sweep sends it again.</summary>
    /// <returns>The run's id.</returns>
    public async Task<string> AskAsync(string mode, string cause, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var runId = $"ar_{Guid.CreateVersion7(now):N}";
        await database.WriteAsync(sql => sql.AskAttributionAsync(runId, mode, cause, now), cancel);
        try
        {
            await queues.SendAsync(QueueNames.Attribution, runId, delay: null, cancel);
        }
        catch (Exception e) when (StorageFaults.IsOutage(e))
        {
            // The row is the truth; the message only wakes.
        }

        return runId;
    }
}
