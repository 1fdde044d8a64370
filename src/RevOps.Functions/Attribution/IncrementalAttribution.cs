using RevOps.Core.Attribution;
using RevOps.Data;
using RevOps.Data.Attribution;

namespace RevOps.Functions.Attribution;

/// <summary>Attributes the deals that are marked as changed, some at a time, each batch in one transaction: old rows out, new rows in, marks off.</summary>
public sealed class IncrementalAttribution(Database database, TimeProvider time)
{
    private const int BatchSize = 200;

    /// <summary>Does a run to its end.</summary>
    /// <returns>The run as it ended, or null where somebody else has it by now.</returns>
    public async Task<AttributionRunRow?> RunAsync(AttributionRunRow run, AttributionTerms terms, CancellationToken cancel)
    {
        run = run with { RuleVersion = terms.Version, Currency = terms.Currency };
        var attributor = terms.Attributor();
        while (true)
        {
            var next = await database.WriteAsync(sql => BatchAsync(sql, run, terms, attributor), cancel);
            if (next is null || next.Processed == run.Processed)
            {
                return next is null ? null : await EndAsync(next, cancel);
            }

            run = next;
        }
    }

    private async Task<AttributionRunRow> EndAsync(AttributionRunRow run, CancellationToken cancel)
    {
        run = run with { Status = "published", Checks = "[]" };
        await database.WriteAsync(sql => sql.FinishAttributionAsync(run, time.GetUtcNow()), cancel);
        return run;
    }

    private async Task<AttributionRunRow?> BatchAsync(SqlSession sql, AttributionRunRow run, AttributionTerms terms, DealAttributor attributor)
    {
        var changes = await sql.NextChangesAsync(BatchSize);
        var ids = changes.Select(c => c.DealId).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
        {
            return run;
        }

        var deals = await sql.WonDealsAsync(ids, terms.Currency, terms.Rules.Attribution.AccountContacts);
        var attributed = deals.Select(d => attributor.Attribute(d.Deal, d.Touches)).ToList();
        Check(attributed, terms);
        await sql.RemoveAttributionAsync(ids);
        await sql.ReserveCampaignsAsync(attributed.SelectMany(d => d.Touches).Select(t => t.CampaignId).Where(ReservedCampaigns.IsReserved).Distinct());
        await sql.WriteAttributionAsync(run.RunId, attributed, terms.Models, next: false);
        await sql.RemoveChangesAsync(changes);
        run = run with
        {
            Processed = run.Processed + ids.Count,
            Total = run.Processed + ids.Count,
            Touches = run.Touches + deals.Sum(d => (long)d.Touches.Count),
            RowCount = run.RowCount + attributed.Sum(d => (long)d.Campaigns.Count),
        };
        return await sql.KeepAttributionAsync(run, time.GetUtcNow() + AttributionRunner.Lock) ? run : throw new LostRunException();
    }

    /// <summary>What does not add up is not written: the batch is rolled back, and its deals stay marked.</summary>
    private static void Check(List<DealRevenue> deals, AttributionTerms terms)
    {
        var tally = new AttributionTally();
        deals.ForEach(d => tally.Add(d, terms.Models.Count));
        if (tally.WrongDeals > 0)
        {
            throw new InvalidOperationException($"{tally.WrongDeals} deals do not add up to their value.");
        }
    }
}

/// <summary>Somebody else took the run over: what was done in this transaction is rolled back.</summary>
public sealed class LostRunException() : Exception("Somebody else works on the run by now.");
