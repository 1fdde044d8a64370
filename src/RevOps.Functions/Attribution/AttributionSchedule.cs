using Microsoft.Azure.Functions.Worker;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Functions.Setup;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Attribution;

/// <summary>When attribution runs by itself: every night all of it, and every minute what changed.</summary>
public sealed class AttributionSchedule(Database database, AttributionRequests requests, RuleBook rules, RevOpsSettings settings, QueueSender queues, TimeProvider time)
{
    /// <summary>What fails would most likely fail again at once.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(30);

    /// <summary>At 02:45 UTC.</summary>
    [Function("NightlyAttribution")]
    public Task Nightly([TimerTrigger("0 45 2 * * *")] TimerInfo timer, CancellationToken cancel) =>
        requests.AskAsync(AttributionModes.Full, AttributionRequests.BySchedule, cancel);

    /// <summary>Every minute: what a dead process left, else a run where something changed. Other rules or another currency change every row.</summary>
    [Function("AttributionSweep")]
    public async Task Sweep([TimerTrigger("45 * * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (waiting, open) = await database.ReadAsync(
            async sql => (await sql.QueryAsync<string>("attribution_runs/waiting", new { Now = now }), await sql.ScalarAsync<int>("attribution_runs/open")), cancel);
        foreach (var runId in waiting)
        {
            await queues.SendAsync(QueueNames.Attribution, runId, delay: null, cancel);
        }

        if (open == 0 && await database.ReadAsync(sql => sql.ScalarAsync<int>("attribution_runs/failed_since", new { Since = now - AfterFailure }), cancel) == 0)
        {
            await AskForChangesAsync(cancel);
        }
    }

    private async Task AskForChangesAsync(CancellationToken cancel)
    {
        var (newest, hasChanges) = await database.ReadAsync(
            async sql => (await sql.NewestFullRunAsync(), await sql.ScalarAsync<int>("attribution_changes/any") == 1), cancel);
        if (newest is not null && (newest.RuleVersion != AttributionTerms.VersionOf(rules.Current) || newest.Currency != settings.Currency))
        {
            await requests.AskAsync(AttributionModes.Full, AttributionRequests.ByRules, cancel);
        }
        else if (hasChanges)
        {
            await requests.AskAsync(newest is null ? AttributionModes.Full : AttributionModes.Incremental, AttributionRequests.BySchedule, cancel);
        }
    }
}
