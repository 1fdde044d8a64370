using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Outbox;
using RevOps.Functions.Storage;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Pipeline;

/// <summary>Third station: scores leads, and routes those that qualify.</summary>
public sealed partial class ScoreFunction(
    Database database, LeadScoring scoring, OutboxDispatcher outbox, QueueSender queues, FailureLog failures, EventIdIssuer ids, TimeProvider time,
    ILogger<ScoreFunction> log)
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(15);

    /// <summary>Takes one message of the score queue.</summary>
    [Function("Score")]
    public Task Run(
        [QueueTrigger(QueueNames.Score)] string message, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancel) =>
        failures.WatchAsync(QueueNames.Score, message, () => ScoreAllAsync(message, orchestrations, cancel));

    private async Task ScoreAllAsync(string message, DurableTaskClient orchestrations, CancellationToken cancel)
    {
        var work = ScoreMessage.Read(message);
        try
        {
            var promises = await database.WriteAsync(sql => ScoreAllAsync(sql, work), cancel);
            Count(work);
            await outbox.SendAsync(promises, orchestrations, cancel);
        }
        catch (Exception e) when (SqlFaults.IsOutage(e))
        {
            LogOutage(work.Items.Count);
            await queues.SendAsync(QueueNames.Score, message, OutagePause, cancel);
        }
    }

    private void Count(ScoreMessage work)
    {
        Measures.Scored.Add(work.Items.Count);
        foreach (var item in work.Items)
        {
            if (!item.IsImport && ids.TryVerify(item.EventId, out var issued))
            {
                Measures.Lag.Record((time.GetUtcNow() - issued.ReceivedAt).TotalSeconds, Measures.Tag("stage", "score"));
            }
        }
    }

    private async Task<IReadOnlyList<OutboxItem>> ScoreAllAsync(SqlSession sql, ScoreMessage work)
    {
        // The promise is the work: where it is gone, somebody has done it.
        if (!await sql.KeepAsync(work.OutboxId))
        {
            return [];
        }

        var promises = new List<OutboxItem>();
        foreach (var item in work.Items)
        {
            using var step = Data.Telemetry.Start("score", ActivityKind.Consumer, item.Trace)?.SetTag("revops.lead_id", item.LeadId);
            promises.AddRange(await scoring.ScoreAsync(sql, item, time.GetUtcNow()));
        }

        return promises;
    }

    [LoggerMessage(2201, LogLevel.Warning, "The database is out of reach: {Count} leads are put back for later.")]
    private partial void LogOutage(int count);
}
