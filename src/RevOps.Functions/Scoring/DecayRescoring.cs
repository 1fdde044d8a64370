using System.Globalization;
using Microsoft.Extensions.Logging;
using RevOps.Core.Identity;
using RevOps.Core.Lifecycle;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Scoring;

/// <summary>What a re-score came to.</summary>
/// <param name="Read">Leads that were due.</param>
/// <param name="Written">Of these, scores that were written.</param>
/// <param name="Queued">Of these, leads that were sent through the score queue.</param>
public sealed record RescoreCount(int Read, int Written, int Queued)
{
    /// <summary>Both together.</summary>
    /// <param name="other">Another count.</param>
    public RescoreCount Plus(RescoreCount other) => new(Read + other.Read, Written + other.Written, Queued + other.Queued);
}

/// <summary>
/// Scores leads again whose score has changed because time has passed. A stage never falls by it; a lead that would move on by it
/// goes through the score queue, so that routing happens in one place. A run that is killed has done whole batches, and the next one
/// goes on.
/// </summary>
public sealed partial class DecayRescoring(Database database, RuleBook rules, TimeProvider time, ILogger<DecayRescoring> log)
{
    /// <summary>Leads per transaction.</summary>
    public const int BatchSize = 1_000;

    /// <summary>Everything that is due now.</summary>
    /// <param name="send">Sends what was promised, after each batch.</param>
    /// <param name="cancel">Ends after the batch in work.</param>
    public async Task<RescoreCount> RunAsync(Func<IReadOnlyList<OutboxItem>, Task> send, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var total = new RescoreCount(0, 0, 0);
        int read;
        do
        {
            var due = await database.ReadAsync(sql => sql.DueForRescoreAsync(now, BatchSize), cancel);
            read = due.Count;
            if (read > 0)
            {
                total = total.Plus(await SaveAsync(due, send, now, cancel));
                LogProgress(total.Read, total.Written, total.Queued);
            }
        }
        while (read == BatchSize && !cancel.IsCancellationRequested);
        return total;
    }

    private async Task<RescoreCount> SaveAsync(
        IReadOnlyList<DueLead> due, Func<IReadOnlyList<OutboxItem>, Task> send, DateTimeOffset now, CancellationToken cancel)
    {
        var current = rules.Current;
        var scored = new Scored[due.Count];
        Parallel.For(0, due.Count, i => scored[i] = Score(due[i], current, now));
        var promises = scored.Select(s => s.Promise).OfType<OutboxItem>().ToList();
        var written = await database.WriteAsync(
            async sql =>
            {
                foreach (var promise in promises)
                {
                    await sql.PromiseAsync(promise, now);
                }

                return await sql.SaveRescoredAsync([.. scored.Select(s => s.Lead)], current.Scoring.Version, now);
            },
            cancel);
        await send(promises);
        return new RescoreCount(due.Count, written, promises.Count);
    }

    private static Scored Score(DueLead due, RuleSet current, DateTimeOffset now)
    {
        var lead = due.Lead;
        var score = LeadScorer.Score(lead.Facts(due.Touchpoints, current.Normalization.Email), current.Scoring, now);
        var change = LeadLifecycle.AfterScore(lead.State, score, lead.IsTest, Requalification.Of(lead.RecycledAt, due.Touchpoints, current.Scoring));
        var moves = change.State != lead.State;
        var isSame = score.Total == lead.LeadScore && score.Threshold == lead.Threshold && score.Contributions.SequenceEqual(due.Contributions);
        var row = new RescoredLead(lead.LeadId, lead.ScoreVersion, moves || isSame ? null : score, score.NextChangeAt);
        return new Scored(row, moves ? Promise(due) : null);
    }

    /// <summary>Nothing happened just now: what happened last decides whether a clock starts.</summary>
    private static OutboxItem Promise(DueLead due)
    {
        var lead = due.Lead;
        var cause = DeterministicId.From("rsc", lead.LeadId, lead.ScoreVersion.ToString(CultureInfo.InvariantCulture));
        var occurredAt = due.Touchpoints is [var newest, ..] ? newest.EventTime : lead.ReceivedAt;
        return ScoreMessage.Promise(cause, [new ScoreItem(lead.LeadId, cause, occurredAt)]);
    }

    [LoggerMessage(2501, LogLevel.Information, "Re-scored {Read} leads so far: {Written} scores changed, {Queued} leads move on.")]
    private partial void LogProgress(int read, int written, int queued);

    private readonly record struct Scored(RescoredLead Lead, OutboxItem? Promise);
}
