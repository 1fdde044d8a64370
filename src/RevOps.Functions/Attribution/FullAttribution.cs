using Microsoft.Extensions.Logging;
using RevOps.Core.Attribution;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Data.Crm;
using RevOps.Functions.Http;

namespace RevOps.Functions.Attribution;

/// <summary>
/// Attributes every won deal anew, beside what is published, and puts it in its place at once. Pages are read and worked out on all cores
/// and written in order; what is in memory does not grow with the number of touchpoints.
/// </summary>
public sealed partial class FullAttribution(Database database, AttributionTraining training, TimeProvider time, ILogger<FullAttribution> log)
{
    private const int PageSize = 1_000;

    /// <summary>Does a run to its end.</summary>
    /// <returns>The run as it ended, or null where somebody else has it by now.</returns>
    public async Task<AttributionRunRow?> RunAsync(AttributionRunRow run, AttributionTerms terms, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var newest = await database.WriteAsync(sql => sql.ScalarAsync<long>("attribution_changes/newest"), cancel);
        await database.LoadAsync(sql => sql.ExecuteAsync("attribution/make_next"), cancel);
        var total = await database.ReadAsync(sql => sql.ScalarAsync<int>("attribution/count"), cancel);
        terms = terms with { Channels = await training.TrainAsync(terms, () => KeepAsync(run, cancel), cancel) };
        run = run with { Total = total, RuleVersion = terms.Version, Currency = terms.Currency, Weights = Json.Text(terms.Channels) };

        var (tally, reserved) = (new AttributionTally(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var page in PagesAsync(terms, cancel))
        {
            foreach (var deal in page.Deals)
            {
                tally.Add(deal, terms.Models.Count);
            }

            run = run with { Processed = run.Processed + page.Deals.Count, Touches = run.Touches + page.Touches, RowCount = tally.RevenueRows };
            if (!await WriteAsync(run, page, terms.Models, reserved, cancel))
            {
                return null;
            }

            LogProgress(run.RunId, run.Processed, total);
        }

        run = await PublishAsync(run, tally, terms, newest, cancel);
        LogDone(run.RunId, run.Status, run.Processed, run.Touches, run.RowCount, (int)time.GetElapsedTime(started).TotalSeconds);
        return run;
    }

    private async Task KeepAsync(AttributionRunRow run, CancellationToken cancel)
    {
        if (!await database.WriteAsync(sql => sql.KeepAttributionAsync(run, time.GetUtcNow() + AttributionRunner.Lock), cancel))
        {
            throw new LostRunException();
        }
    }

    private async Task<bool> WriteAsync(AttributionRunRow run, Page page, IReadOnlyList<int> models, HashSet<string> reserved, CancellationToken cancel)
    {
        var needed = page.Deals.SelectMany(d => d.Touches).Select(t => t.CampaignId).Where(ReservedCampaigns.IsReserved).Distinct().Where(reserved.Add).ToList();
        var isMine = false;
        await database.LoadAsync(
            async sql =>
            {
                isMine = await sql.KeepAttributionAsync(run, time.GetUtcNow() + AttributionRunner.Lock);
                if (isMine)
                {
                    await sql.ReserveCampaignsAsync(needed);
                    await sql.WriteAttributionAsync(run.RunId, page.Deals, models, next: true);
                }
            },
            cancel);
        return isMine;
    }

    /// <summary>Checks, and in one transaction: the new rows in place of the old, the marks that were there at the start, the end of the run.</summary>
    private async Task<AttributionRunRow> PublishAsync(AttributionRunRow run, AttributionTally tally, AttributionTerms terms, long newest, CancellationToken cancel)
    {
        var (stored, won, before) = await database.ReadAsync(
            async sql => (await sql.SumNextAttributionAsync(), await sql.ScalarAsync<int>("attribution/count"), await sql.NewestFullRunAsync()), cancel);
        var isComparable = before?.RuleVersion == run.RuleVersion && before?.Currency == run.Currency;
        IReadOnlyList<AttributionCheck> checks = [];
        await database.SwitchAsync(
            async sql =>
            {
                // A deal that was won or reopened meanwhile is marked, and its turn comes with the next run.
                var meanwhile = Math.Abs(won - run.Processed) <= await sql.ScalarAsync<int>("attribution_changes/count") ? run.Processed : won;
                checks = tally.Checks(stored, meanwhile, terms.Models);
                var passed = checks.All(c => c.Passed);
                run = run with
                {
                    Status = passed ? "published" : "failed",
                    Checks = Json.Text(checks),
                    Fault = passed ? null : $"Checks failed: {string.Join("; ", checks.Where(c => !c.Passed).Select(c => c.Name))}.",
                    Drifted = isComparable ? await sql.ScalarAsync<int>("attribution/drifted") : 0,
                };
                if (await sql.FinishAttributionAsync(run, time.GetUtcNow()) && passed)
                {
                    await sql.ExecuteAsync("attribution/publish");
                    await sql.ExecuteAsync("attribution_changes/delete_until", new { Newest = newest });
                    if (!isComparable)
                    {
                        await sql.MarkCrmDealsAsync();
                    }
                }
            },
            cancel);
        return run;
    }

    /// <summary>As many pages at once as there are cores, and one more that is being written; handed out in order.</summary>
    private async IAsyncEnumerable<Page> PagesAsync(AttributionTerms terms, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (waiting, after, isEnd) = (new Queue<Task<Page>>(), "", false);
        while (!isEnd || waiting.Count > 0)
        {
            while (!isEnd && waiting.Count <= Environment.ProcessorCount)
            {
                var ids = await database.ReadAsync(sql => sql.NextWonDealsAsync(after, PageSize), cancel);
                isEnd = ids.Count < PageSize;
                if (ids is [.., var last])
                {
                    after = last;
                    waiting.Enqueue(Task.Run(() => WorkOutAsync(ids, terms, cancel), cancel));
                }
            }

            if (waiting.TryDequeue(out var next))
            {
                yield return await next;
            }
        }
    }

    private async Task<Page> WorkOutAsync(IReadOnlyList<string> ids, AttributionTerms terms, CancellationToken cancel)
    {
        var deals = await database.ReadAsync(sql => sql.WonDealsAsync(ids, terms.Currency, terms.Rules.Attribution.AccountContacts), cancel);
        var attributor = terms.Attributor();
        return new Page([.. deals.Select(d => attributor.Attribute(d.Deal, d.Touches))], deals.Sum(d => (long)d.Touches.Count));
    }

    private sealed record Page(IReadOnlyList<DealRevenue> Deals, long Touches);

    [LoggerMessage(3801, LogLevel.Debug, "Attribution {RunId}: {Processed} of {Total} deals.")]
    private partial void LogProgress(string runId, int processed, int total);

    [LoggerMessage(3802, LogLevel.Information, "Attribution {RunId} is {Status}: {Deals} deals, {Touches} touchpoints, {Rows} rows in {Seconds} s.")]
    private partial void LogDone(string runId, string status, int deals, long touches, long rows, int seconds);
}
