using RevOps.Core.Scoring;

namespace RevOps.Data.Leads;

/// <summary>Leads that came to an end, as they were when their deal was created.</summary>
public static class CalibrationStore
{
    private static readonly EndedLead Start = new() { SampleId = "", LeadId = "", ContactId = "", LifecycleStage = "", Status = "", Segment = "", Source = "", Channel = "" };

    /// <summary>Leads with a closed deal, page by page; a lead comes once a deal, the oldest deal first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="closed">When the deals were closed.</param>
    /// <param name="pageSize">Leads a page.</param>
    /// <param name="cancel">Ends it.</param>
    public static IAsyncEnumerable<IReadOnlyList<EndedFacts>> ClosedDealsAsync(this Database database, Period closed, int pageSize, CancellationToken cancel) =>
        PagesAsync(database, "calibration/deals", closed, pageSize, cancel);

    /// <summary>Disqualified leads, page by page.</summary>
    /// <param name="database">The database.</param>
    /// <param name="ended">When they were disqualified.</param>
    /// <param name="pageSize">Leads a page.</param>
    /// <param name="cancel">Ends it.</param>
    public static IAsyncEnumerable<IReadOnlyList<EndedFacts>> DisqualifiedAsync(this Database database, Period ended, int pageSize, CancellationToken cancel) =>
        PagesAsync(database, "calibration/disqualified", ended, pageSize, cancel);

    private static async IAsyncEnumerable<IReadOnlyList<EndedFacts>> PagesAsync(
        Database database, string statement, Period period, int pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var last = Start;
        IReadOnlyList<EndedFacts> page;
        do
        {
            page = await database.ReadAsync(sql => PageAsync(sql, statement, period, last, pageSize), cancel);
            if (page is [.., var end])
            {
                last = end.Lead;
                yield return page;
            }
        }
        while (page.Count == pageSize);
    }

    private static async Task<IReadOnlyList<EndedFacts>> PageAsync(SqlSession sql, string statement, Period period, EndedLead last, int limit)
    {
        var leads = await sql.QueryAsync<EndedLead>(statement, new { period.From, period.Until, AfterAt = last.AsOf, AfterId = last.SampleId, Limit = limit });
        var touchpoints = await sql.TouchpointFactsAsync([.. leads.Select(l => new TouchpointsWanted(l.ContactId, l.AsOf))]);
        return [.. leads.Select((l, i) => new EndedFacts(l, touchpoints[i]))];
    }
}

/// <summary>A stretch of time.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
public sealed record Period(DateTimeOffset From, DateTimeOffset Until);

/// <summary>A lead that came to an end.</summary>
public sealed record EndedLead : ScoringRow
{
    /// <summary>The deal, or the disqualified lead itself.</summary>
    public required string SampleId { get; init; }

    /// <summary>The deal's creation, or the disqualification: what came later is not looked at.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the deal was won.</summary>
    public bool IsWon { get; init; }
}

/// <summary>A lead that came to an end, with what scoring would have seen.</summary>
/// <param name="Lead">The lead, with contact and company as they are now.</param>
/// <param name="Touchpoints">Up to the end.</param>
public sealed record EndedFacts(EndedLead Lead, IReadOnlyList<TouchpointFact> Touchpoints);
