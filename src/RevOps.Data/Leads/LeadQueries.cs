using RevOps.Data.Deals;
using RevOps.Data.Identity;
using RevOps.Data.Outreach;
using RevOps.Data.Sla;

namespace RevOps.Data.Leads;

/// <summary>Reads leads for people.</summary>
public static class LeadQueries
{
    /// <summary>One lead.</summary>
    public static Task<LeadView?> FindLeadAsync(this SqlSession sql, string leadId) => sql.FindAsync<LeadView>("leads/get", new { LeadId = leadId });

    /// <summary>A page of leads by time of submission.</summary>
    public static Task<IReadOnlyList<LeadView>> ListLeadsAsync(this SqlSession sql, LeadFilter filter) =>
        sql.QueryAsync<LeadView>(filter.NewestFirst ? "leads/list_newest" : "leads/list_oldest", new
        {
            filter.Stage,
            filter.Status,
            filter.Owner,
            filter.Channel,
            Q = filter.Search is null ? null : $"%{Escape(filter.Search.ToLowerInvariant())}%",
            Exact = filter.Search,
            filter.AfterAt,
            filter.AfterId,
            filter.Limit,
        });

    /// <summary>Everything that a lead's page shows beside the lead itself.</summary>
    public static async Task<LeadDetail> LeadDetailAsync(this SqlSession sql, LeadView lead) => new(
        await sql.FindAsync<ContactRow>("contacts/get", new { lead.ContactId }),
        lead.CompanyId is null ? null : await sql.FindAsync<CompanyRow>("companies/find", new { lead.CompanyId }),
        await sql.FindAsync<TaskRow>("tasks/newest", new { lead.LeadId }),
        await sql.NewestTouchpointsAsync(lead.ContactId, 200),
        await sql.DealsOfContactAsync(lead.ContactId),
        await sql.QueryAsync<StageRow>("lifecycle_history/list", new { lead.LeadId }),
        await sql.QueryAsync<ContributionRow>("score_contributions/list", new { lead.LeadId }),
        await sql.QueryAsync<DecisionRow>("decisions/list", new { lead.LeadId }),
        await sql.QueryAsync<ConsentRow>("consents/list", new { lead.ContactId }),
        await sql.FindAsync<SubmissionRow>("submissions/newest", new { lead.LeadId }))
    {
        FollowUp = await sql.FindAsync<TaskRow>("tasks/follow_up", new { lead.LeadId }),
        Assignments = await sql.AssignmentsAsync(lead.LeadId),
        SlaHistory = lead.SlaId is null ? [] : await sql.SlaHistoryAsync(lead.SlaId),
        Mails = await sql.QueryAsync<SentMailRow>("mails/of_lead", new { lead.LeadId }),
    };

    /// <summary>What came in for a lead, oldest first.</summary>
    public static Task<IReadOnlyList<SubmissionRow>> SubmissionsAsync(this SqlSession sql, string leadId) =>
        sql.QueryAsync<SubmissionRow>("submissions/list", new { LeadId = leadId });

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("[", "\\[", StringComparison.Ordinal);
}

/// <summary>Which leads, and from where on.</summary>
/// <param name="Stage">Lifecycle stage, or null for all.</param>
/// <param name="Status">Status, or null for all.</param>
/// <param name="Owner">Owner, or null for all.</param>
/// <param name="Channel">Reporting channel, or null for all.</param>
/// <param name="Search">Part of name, company, e-mail address or phone, or a lead's id.</param>
/// <param name="NewestFirst">Order.</param>
/// <param name="AfterAt">Where the last page ended, exclusive.</param>
/// <param name="AfterId">Where the last page ended, among leads of the same time.</param>
/// <param name="Limit">1 to 501.</param>
public sealed record LeadFilter(
    string? Stage, string? Status, string? Owner, string? Channel, string? Search, bool NewestFirst, DateTimeOffset? AfterAt, string? AfterId, int Limit);

/// <summary>What a lead's page shows beside the lead itself.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Company">The company, if any.</param>
/// <param name="Task">The newest task to call that a clock watches over, if any.</param>
/// <param name="Touchpoints">The newest 200, newest first.</param>
/// <param name="Deals">In which its contact takes part, newest first.</param>
/// <param name="History">Stages, in order.</param>
/// <param name="Contributions">What makes up the score.</param>
/// <param name="Decisions">The latest of each kind.</param>
/// <param name="Consents">All, in order.</param>
/// <param name="Submission">The newest.</param>
public sealed record LeadDetail(
    ContactRow? Contact,
    CompanyRow? Company,
    TaskRow? Task,
    IReadOnlyList<TouchpointRow> Touchpoints,
    IReadOnlyList<DealRow> Deals,
    IReadOnlyList<StageRow> History,
    IReadOnlyList<ContributionRow> Contributions,
    IReadOnlyList<DecisionRow> Decisions,
    IReadOnlyList<ConsentRow> Consents,
    SubmissionRow? Submission)
{
    /// <summary>The newest open task that is not the clock's call: another attempt, a number to find.</summary>
    public TaskRow? FollowUp { get; init; }

    /// <summary>Everybody who had the lead, in order.</summary>
    public IReadOnlyList<AssignmentRow> Assignments { get; init; } = [];

    /// <summary>Every state of its call clock, in order.</summary>
    public IReadOnlyList<SlaHistoryRow> SlaHistory { get; init; } = [];

    /// <summary>Mails that it got or waits for, in order.</summary>
    public IReadOnlyList<SentMailRow> Mails { get; init; } = [];
}
