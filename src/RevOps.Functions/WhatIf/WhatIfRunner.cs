using Microsoft.Extensions.Logging;
using RevOps.Core.Leads;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Core.WhatIf;
using RevOps.Data;
using RevOps.Data.Owners;
using RevOps.Data.WhatIf;
using RevOps.Functions.Http;

namespace RevOps.Functions.WhatIf;

/// <summary>Replays stored leads under two sets of rules, page by page: one page is read while the one before is replayed on all cores.</summary>
public sealed partial class WhatIfRunner(Database database, TimeProvider time, ILogger<WhatIfRunner> log)
{
    private const int PageSize = 2_000;

    // As many as live scoring looks at.
    private const int MostTouchpoints = 500;

    /// <summary>Replays and reports; nothing is written but the run's own progress.</summary>
    public async Task<WhatIfReport> RunAsync(WhatIfRun run, RuleSet now, RuleSet then, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var total = await database.ReadAsync(sql => sql.CountReplayLeadsAsync(run), cancel);
        var tally = new WhatIfTally(now, then);
        var processed = 0;
        var next = ReadAsync(run, after: null, cancel);
        while (await next is { Leads: [.., var last] } page)
        {
            next = ReadAsync(run, last, cancel);
            Replay(page, now, then, run.UntilAt, tally, cancel);
            processed += page.Leads.Count;
            await database.WriteAsync(sql => sql.ProgressAsync(run.RunId, processed, total), cancel);
            LogProgress(run.RunId, processed, total);
        }

        var owners = await database.ReadAsync(sql => sql.OwnersAsync(), cancel);
        var report = tally.Report([.. owners.Select(o => o.Owner())]);
        LogDone(run.RunId, processed, (int)time.GetElapsedTime(started).TotalSeconds);
        return report;
    }

    private Task<ReplayPage> ReadAsync(WhatIfRun run, ReplayLeadRow? after, CancellationToken cancel) =>
        Task.Run(() => database.ReadAsync(sql => sql.ReplayPageAsync(run, after, PageSize), cancel), cancel);

    private static void Replay(ReplayPage page, RuleSet now, RuleSet then, DateTimeOffset until, WhatIfTally tally, CancellationToken cancel)
    {
        var submissions = page.Submissions.ToLookup(s => s.LeadId, StringComparer.Ordinal);
        var touchpoints = page.Touchpoints.ToLookup(t => t.LeadId, StringComparer.Ordinal);
        var replayed = new (LeadHistory Lead, ReplayedLead Now, ReplayedLead Then)?[page.Leads.Count];
        Parallel.For(0, page.Leads.Count, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var row = page.Leads[i];
            if (History(row, submissions[row.LeadId], touchpoints[row.LeadId]) is { } lead)
            {
                replayed[i] = (lead, LeadReplay.Run(lead, now, until), LeadReplay.Run(lead, then, until));
            }
        });
        foreach (var (lead, before, after) in replayed.OfType<(LeadHistory, ReplayedLead, ReplayedLead)>())
        {
            tally.Add(lead, before, after);
        }
    }

    /// <summary>Null for a lead of which no submission is stored.</summary>
    private static LeadHistory? History(ReplayLeadRow row, IEnumerable<ReplaySubmissionRow> submissions, IEnumerable<ReplayTouchpointRow> touchpoints)
    {
        var received = submissions.Select(s => new StoredSubmission(Json.Parse<LeadSubmission>(s.Payload), s.ReceivedAt)).ToList();
        return received.Count == 0 ? null : new LeadHistory
        {
            LeadId = row.LeadId,
            Submissions = received,
            Touchpoints = [.. touchpoints.Take(MostTouchpoints).Select(t => new TouchpointFact(t.EventType, t.EventTime, t.Url))],
            Deal = row.Deal switch { 2 => DealOutcome.Won, 1 => DealOutcome.Lost, _ => DealOutcome.None },
        };
    }

    [LoggerMessage(6001, LogLevel.Information, "What-if {RunId}: {Processed} of {Total} leads replayed.")]
    private partial void LogProgress(string runId, int processed, int total);

    [LoggerMessage(6002, LogLevel.Information, "What-if {RunId} is done: {Processed} leads in {Seconds} s.")]
    private partial void LogDone(string runId, int processed, int seconds);
}
