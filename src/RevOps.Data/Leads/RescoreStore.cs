using System.Text.Json;
using RevOps.Core.Scoring;

namespace RevOps.Data.Leads;

/// <summary>Leads whose score changes because time has passed: read and written many at a time.</summary>
public static class RescoreStore
{
    /// <summary>Open leads whose score has changed by now, the longest due first, with everything that scoring looks at.</summary>
    public static async Task<IReadOnlyList<DueLead>> DueForRescoreAsync(this SqlSession sql, DateTimeOffset now, int limit)
    {
        var leads = await sql.QueryAsync<ScoringRow>("leads/rescore_due", new { Now = now, Limit = limit });
        var touchpoints = await sql.TouchpointFactsAsync([.. leads.Select(l => new TouchpointsWanted(l.ContactId, DateTimeOffset.MaxValue))]);
        var contributions = (await sql.QueryAsync<ContributionOf>("score_contributions/of_leads", new { LeadIds = JsonSerializer.Serialize(leads.Select(l => l.LeadId)) }))
            .ToLookup(c => c.LeadId, c => new ScoreContribution(c.RuleId, c.GroupName, c.Points, c.Reason), StringComparer.Ordinal);
        return [.. leads.Select((l, i) => new DueLead(l, touchpoints[i], [.. contributions[l.LeadId]]))];
    }

    /// <summary>
    /// Writes what has changed and when to look again. A lead that somebody scored since it was read is left alone.
    /// </summary>
    /// <returns>How many scores were written.</returns>
    public static async Task<int> SaveRescoredAsync(this SqlSession sql, IReadOnlyList<RescoredLead> leads, string ruleVersion, DateTimeOffset now)
    {
        var same = leads.Where(l => l.Score is null).ToList();
        if (same.Count > 0)
        {
            await sql.ExecuteAsync("leads/set_rescore_at", new { Scores = Scores(same) });
        }

        var changed = leads.Where(l => l.Score is not null).ToList();
        if (changed.Count == 0)
        {
            return 0;
        }

        var written = (await sql.QueryAsync<string>("leads/set_rescored", new { Scores = Scores(changed), Now = now })).ToHashSet(StringComparer.Ordinal);
        await sql.ExecuteAsync("score_contributions/delete_of_leads", new { LeadIds = JsonSerializer.Serialize(written) });
        await sql.ExecuteAsync("score_contributions/insert_many", new
        {
            Contributions = Contributions(changed.Where(l => written.Contains(l.LeadId))),
            RuleVersion = ruleVersion,
        });
        return written.Count;
    }

    private static string Scores(IEnumerable<RescoredLead> leads) => JsonSerializer.Serialize(leads.Select(l => new
    {
        leadId = l.LeadId,
        version = l.ReadVersion,
        score = l.Score?.Total,
        threshold = l.Score?.Threshold,
        rescoreAt = SqlTypes.Text(l.RescoreAt),
    }));

    private static string Contributions(IEnumerable<RescoredLead> leads) => JsonSerializer.Serialize(leads.SelectMany(l => l.Score!.Contributions.Select((c, i) => new
    {
        leadId = l.LeadId,
        seq = i + 1,
        ruleId = c.RuleId,
        groupName = c.Group,
        points = c.Points,
        reason = c.Reason,
    })));

    private sealed record ContributionOf
    {
        public required string LeadId { get; init; }

        public required string RuleId { get; init; }

        public required string GroupName { get; init; }

        public int Points { get; init; }

        public required string Reason { get; init; }
    }
}

/// <summary>A lead that is due, as it was read.</summary>
/// <param name="Lead">The lead; its <see cref="ScoringRow.ScoreVersion"/> tells whether it was scored since.</param>
/// <param name="Touchpoints">The contact's newest touchpoints.</param>
/// <param name="Contributions">What made up its score so far.</param>
public sealed record DueLead(ScoringRow Lead, IReadOnlyList<TouchpointFact> Touchpoints, IReadOnlyList<ScoreContribution> Contributions);

/// <summary>A lead that was scored again.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="ReadVersion">Its version when it was read.</param>
/// <param name="Score">The new score; null where nothing of it has changed.</param>
/// <param name="RescoreAt">When it changes next; null for never.</param>
public sealed record RescoredLead(string LeadId, int ReadVersion, LeadScore? Score, DateTimeOffset? RescoreAt);
