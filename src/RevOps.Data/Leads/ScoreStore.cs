using RevOps.Core.Scoring;

namespace RevOps.Data.Leads;

/// <summary>Scores and what follows from them.</summary>
public static class ScoreStore
{
    /// <summary>How many of a contact's touchpoints scoring looks at, the newest.</summary>
    internal const int TouchpointsLookedAt = 500;

    /// <summary>The lead with what its score is made of; its row stays locked until the transaction ends.</summary>
    public static async Task<ScoringRow?> LockForScoringAsync(this SqlSession sql, string leadId)
    {
        await sql.FindAsync<string>("leads/lock", new { LeadId = leadId });
        return await sql.FindAsync<ScoringRow>("leads/scoring", new { LeadId = leadId });
    }

    /// <summary>The contact's newest touchpoints, as scoring sees them.</summary>
    public static async Task<IReadOnlyList<TouchpointFact>> TouchpointFactsAsync(this SqlSession sql, string contactId) =>
        [.. (await sql.NewestTouchpointsAsync(contactId, TouchpointsLookedAt)).Select(t => new TouchpointFact(t.EventType, t.EventTime, t.Url))];

    /// <summary>The contact's newest touchpoints.</summary>
    public static Task<IReadOnlyList<TouchpointRow>> NewestTouchpointsAsync(this SqlSession sql, string contactId, int limit) =>
        sql.QueryAsync<TouchpointRow>("touchpoints/newest", new { ContactId = contactId, Limit = limit });

    /// <summary>The owner of another lead of the same company.</summary>
    public static async Task<string?> CompanyOwnerAsync(this SqlSession sql, ScoringRow lead) => lead.CompanyId is null
        ? null
        : await sql.FindAsync<string>("leads/company_owner", new { lead.CompanyId, lead.LeadId });

    /// <summary>Replaces a lead's score and its contributions, and sets where it stands.</summary>
    public static async Task SaveScoreAsync(this SqlSession sql, ScoredLead scored)
    {
        await sql.ExecuteAsync("leads/set_score", new
        {
            scored.LeadId,
            Score = scored.Score.Total,
            scored.Score.Threshold,
            scored.Stage,
            scored.Status,
            scored.OwnerId,
            scored.QualifiedAt,
            scored.SlaId,
            scored.RescoreAt,
            scored.Now,
        });
        await sql.ExecuteAsync("score_contributions/delete", new { scored.LeadId });
        await sql.ExecuteAsync("score_contributions/insert", scored.Score.Contributions.Select((c, i) => new
        {
            scored.LeadId,
            Seq = i + 1,
            c.RuleId,
            GroupName = c.Group,
            c.Points,
            c.Reason,
            scored.RuleVersion,
        }));
    }
}

/// <summary>A lead after scoring.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Score">Its score.</param>
/// <param name="RuleVersion">Version of the scoring rules.</param>
/// <param name="Stage">Lifecycle stage.</param>
/// <param name="Status">Status.</param>
/// <param name="OwnerId">Owner, if any.</param>
/// <param name="QualifiedAt">When it became an MQL, if it did.</param>
/// <param name="SlaId">Its call clock, if one starts now.</param>
/// <param name="RescoreAt">When its score changes next only because time passes; null for never.</param>
/// <param name="Now">Now.</param>
public sealed record ScoredLead(
    string LeadId,
    LeadScore Score,
    string RuleVersion,
    string Stage,
    string Status,
    string? OwnerId,
    DateTimeOffset? QualifiedAt,
    string? SlaId,
    DateTimeOffset? RescoreAt,
    DateTimeOffset Now);
