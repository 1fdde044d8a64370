using RevOps.Core.Lifecycle;
using RevOps.Core.Normalization;

namespace RevOps.Data.Leads;

/// <summary>Leads as intake makes and changes them.</summary>
public static class LeadStore
{
    /// <summary>
    /// The contact's open lead, brought up to date, or a new one. The database allows one open lead a contact.
    /// </summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="open">What is known of the lead.</param>
    /// <returns>The lead's id.</returns>
    public static async Task<string> OpenLeadAsync(this SqlSession sql, LeadOpening open)
    {
        var known = await sql.FindOpenLeadAsync(open.ContactId);
        var values = new
        {
            LeadId = known?.LeadId ?? open.NewId,
            open.ContactId,
            open.CompanyId,
            open.CreatedAt,
            open.Threshold,
            open.Lead.Segment,
            open.Lead.Origin.Source,
            open.Lead.Origin.Channel,
            open.Lead.Form,
            open.Lead.Interest,
            open.Lead.IsTest,
            open.IsImport,
            open.ReceivedAt,
            open.Now,
        };
        if (known is not null)
        {
            await sql.ExecuteAsync("leads/update_intake", values);
            return known.LeadId;
        }

        await sql.ExecuteAsync("leads/insert", values);
        await sql.ExecuteAsync("lifecycle_history/insert", new
        {
            values.LeadId,
            Seq = 1,
            Stage = LifecycleStage.Lead.Text(),
            At = open.CreatedAt,
            Reason = StageStore.Submitted,
            SecondsInStage = (long?)null,
        });
        return values.LeadId;
    }

    /// <summary>The contact's open lead, if there is one.</summary>
    public static Task<OpenLead?> FindOpenLeadAsync(this SqlSession sql, string contactId) =>
        sql.FindAsync<OpenLead>("leads/find_open", new { ContactId = contactId });

    /// <summary>Adds a touchpoint, once.</summary>
    public static async Task AddTouchpointAsync(this SqlSession sql, TouchpointRow touchpoint)
    {
        await sql.ExecuteAsync("touchpoints/insert", touchpoint);
        foreach (var (kind, value) in touchpoint.ClickIds)
        {
            await sql.ExecuteAsync("click_ids/insert", new { touchpoint.TouchpointId, Kind = kind, Value = value });
        }
    }

    /// <summary>Keeps what came in beside what was made of it.</summary>
    public static Task AddSubmissionAsync(this SqlSession sql, SubmissionRow submission) => sql.ExecuteAsync("submissions/insert", submission);

    /// <summary>Keeps the latest decision of a kind about a lead.</summary>
    public static async Task SaveDecisionAsync(this SqlSession sql, Decision decision)
    {
        await sql.ExecuteAsync("decisions/delete", decision);
        await sql.ExecuteAsync("decisions/insert", decision);
    }
}

/// <summary>A contact's open lead.</summary>
public sealed record OpenLead
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Kept and flagged, never routed.</summary>
    public bool IsTest { get; init; }
}

/// <summary>What a lead is opened with.</summary>
/// <param name="NewId">Its id if there is no open one.</param>
/// <param name="ContactId">The contact.</param>
/// <param name="CompanyId">The company, if any.</param>
/// <param name="Lead">The normalized lead.</param>
/// <param name="CreatedAt">The submit time.</param>
/// <param name="ReceivedAt">When intake accepted the event.</param>
/// <param name="Threshold">The score from which it is an MQL.</param>
/// <param name="IsImport">True for rows of an import.</param>
/// <param name="Now">Now.</param>
public sealed record LeadOpening(
    string NewId,
    string ContactId,
    string? CompanyId,
    NormalizedLead Lead,
    DateTimeOffset CreatedAt,
    DateTimeOffset ReceivedAt,
    int Threshold,
    bool IsImport,
    DateTimeOffset Now);

/// <summary>Why something was decided about a lead.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Kind"><see cref="DecisionKind"/>.</param>
/// <param name="EventId">The event that caused it.</param>
/// <param name="RuleVersion">Version of the rules that made it.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Detail">The decision as JSON.</param>
public sealed record Decision(string LeadId, string Kind, string EventId, string RuleVersion, DateTimeOffset DecidedAt, string Detail);

/// <summary>Kinds of stored decisions.</summary>
public static class DecisionKind
{
    /// <summary>Which rules scored; the contributions themselves are rows.</summary>
    public const string Scoring = "scoring";

    /// <summary>Who got the lead, and why.</summary>
    public const string Routing = "routing";
}
