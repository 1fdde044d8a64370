using System.Text.Json;
using RevOps.Functions.Contacts;
using RevOps.Functions.Nurture;

namespace RevOps.Functions.Api;

/// <summary>A lead in a list.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="ContactId">Whom it is of.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="Country">Country (ISO 3166-1 alpha-2).</param>
/// <param name="LifecycleStage">lead, mql, sql, opp or customer.</param>
/// <param name="Status">How it is worked.</param>
/// <param name="LeadScore">Points of the scoring rules.</param>
/// <param name="Threshold">Points that make an MQL in its segment.</param>
/// <param name="Segment">Its segment, by the size of the company.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Channel">Reporting channel of its first touch.</param>
/// <param name="OwnerId">Who has it.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="QualifiedAt">When it was last qualified.</param>
/// <param name="MqlAt">When it first became an MQL.</param>
/// <param name="SqlAt">When it first became an SQL.</param>
/// <param name="OppAt">When its first deal was opened.</param>
/// <param name="CustomerAt">When its first deal was won.</param>
/// <param name="Sla">Its call clock; null for one that has none.</param>
internal record LeadItem(
    string LeadId,
    string ContactId,
    string? CompanyId,
    string? Email,
    string? FirstName,
    string? LastName,
    string? CompanyName,
    string? Country,
    string LifecycleStage,
    string Status,
    int LeadScore,
    int Threshold,
    string Segment,
    string Source,
    string Channel,
    string? OwnerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? QualifiedAt,
    DateTimeOffset? MqlAt,
    DateTimeOffset? SqlAt,
    DateTimeOffset? OppAt,
    DateTimeOffset? CustomerAt,
    SlaView? Sla);

/// <summary>A lead with everything that explains it.</summary>
internal sealed record LeadDetailView : LeadItem
{
    /// <summary>From the lead as it is in a list.</summary>
    public LeadDetailView(LeadItem item)
        : base(item)
    {
    }

    /// <summary>Whom it is of.</summary>
    public required ContactOfLead? Contact { get; init; }

    /// <summary>Their company.</summary>
    public required CompanyOfLead? Company { get; init; }

    /// <summary>The call that is to be made.</summary>
    public required TaskView? Task { get; init; }

    /// <summary>What is to be done after the call.</summary>
    public required TaskView? FollowUp { get; init; }

    /// <summary>Who had it, in order.</summary>
    public required IEnumerable<AssignmentView> Assignments { get; init; }

    /// <summary>How its call clock went.</summary>
    public required IEnumerable<ClockChange> SlaHistory { get; init; }

    /// <summary>What the contact did.</summary>
    public required IEnumerable<TouchpointView> Touchpoints { get; init; }

    /// <summary>Deals that came of it.</summary>
    public required IEnumerable<DealOfLead> Deals { get; init; }

    /// <summary>Nurture mails.</summary>
    public required IEnumerable<MailOfLead> Mails { get; init; }

    /// <summary>The lifecycle stages it was in.</summary>
    public required IEnumerable<StageStay> History { get; init; }

    /// <summary>The sequences it was in.</summary>
    public required IEnumerable<EnrollmentView> Nurture { get; init; }

    /// <summary>Why it stands where it does.</summary>
    public required LeadExplanation Explanation { get; init; }
}

/// <summary>A call clock.</summary>
/// <param name="SlaId">The clock.</param>
/// <param name="LeadId">The lead.</param>
/// <param name="OwnerId">Who is to call.</param>
/// <param name="Policy">The call policy that applies.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="DueAt">By when the call is to be made.</param>
/// <param name="State">running, paused, met, breached or cancelled.</param>
/// <param name="CalledAt">When the call was.</param>
/// <param name="SecondsToCall">Seconds of business time from the start to the call.</param>
/// <param name="RemindedAt">When the owner was reminded.</param>
/// <param name="BreachedAt">When it was too late.</param>
/// <param name="EscalatedAt">When somebody above was told.</param>
internal sealed record SlaView(
    string SlaId,
    string LeadId,
    string? OwnerId,
    string? Policy,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    string? State,
    DateTimeOffset? CalledAt,
    int? SecondsToCall,
    DateTimeOffset? RemindedAt,
    DateTimeOffset? BreachedAt,
    DateTimeOffset? EscalatedAt);

/// <summary>A change of a call clock.</summary>
/// <param name="State">The state after it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
internal sealed record ClockChange(string State, DateTimeOffset At, string Reason);

/// <summary>The points of a rule.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Group">firmographic, behaviour or intent.</param>
/// <param name="Points">What it added, or took.</param>
/// <param name="Reason">Why.</param>
internal sealed record ContributionView(string RuleId, string Group, int Points, string Reason);

/// <summary>The company of a lead.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="Industry">Industry, one of the normalized ones.</param>
/// <param name="EmployeeCountBand">Band of the number of employees.</param>
/// <param name="AnnualRevenueBand">Band of the annual revenue.</param>
/// <param name="Country">Country (ISO 3166-1 alpha-2).</param>
/// <param name="MatchKey">By what it is found: its domain, else its name and country.</param>
/// <param name="Domain">Its domain.</param>
internal sealed record CompanyOfLead(
    string CompanyId,
    string CompanyName,
    string? Industry,
    string? EmployeeCountBand,
    string? AnnualRevenueBand,
    string? Country,
    string MatchKey,
    string? Domain);

/// <summary>A nurture mail to a lead.</summary>
/// <param name="MailId">The mail.</param>
/// <param name="Sequence">The sequence it is of.</param>
/// <param name="Template">The template.</param>
/// <param name="TemplateVersion">12 hexadecimal digits of the template's hash.</param>
/// <param name="QueuedAt">When its turn came.</param>
/// <param name="State">What became of it.</param>
/// <param name="DoneAt">When that was.</param>
internal sealed record MailOfLead(
    string MailId,
    string Sequence,
    string Template,
    string TemplateVersion,
    DateTimeOffset QueuedAt,
    string? State,
    DateTimeOffset? DoneAt);

/// <summary>A stay in a lifecycle stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="At">From when on.</param>
/// <param name="Reason">Why.</param>
/// <param name="SecondsInStage">How long; null for the present one.</param>
internal sealed record StageStay(string Stage, DateTimeOffset At, string Reason, long? SecondsInStage);

/// <summary>A lead was given to somebody.</summary>
/// <param name="OwnerId">Who got it.</param>
/// <param name="FromOwnerId">Who had it before.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="SlaId">The call clock that ran then.</param>
internal sealed record AssignmentView(string OwnerId, string? FromOwnerId, DateTimeOffset At, string Reason, string? SlaId);

/// <summary>A task of an owner.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="OwnerId">Whose.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="DueAt">By when.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CompletedAt">When it was done.</param>
internal sealed record TaskView(
    string TaskId,
    string OwnerId,
    string Kind,
    DateTimeOffset? DueAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt);

/// <summary>A touchpoint.</summary>
/// <param name="TouchpointId">The touchpoint.</param>
/// <param name="EventType">What happened.</param>
/// <param name="EventTime">When.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignRef">What the sender called the campaign.</param>
/// <param name="CampaignMatch">By what it was matched: id, utm_id, name or alias.</param>
/// <param name="UtmCampaign">utm_campaign as it is compared.</param>
/// <param name="UtmSource">utm_source.</param>
/// <param name="UtmMedium">utm_medium.</param>
/// <param name="Url">The page.</param>
/// <param name="Form">The form, where it is one.</param>
internal sealed record TouchpointView(
    string TouchpointId,
    string EventType,
    DateTimeOffset EventTime,
    string Source,
    string Channel,
    string? CampaignId,
    string? CampaignRef,
    string? CampaignMatch,
    string? UtmCampaign,
    string? UtmSource,
    string? UtmMedium,
    string? Url,
    string? Form);

/// <summary>A deal of a lead.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="PipelineStage">Stage of the pipeline.</param>
/// <param name="DealValue">The deal's value.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="Probability">Probability of winning it, a fraction.</param>
/// <param name="WonLost">open, won or lost.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ClosedAt">When it was closed; null for an open one.</param>
internal sealed record DealOfLead(
    string DealId,
    string? Pipeline,
    string PipelineStage,
    decimal DealValue,
    string? Currency,
    decimal Probability,
    string WonLost,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt);

/// <summary>The contact of a lead.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Phone">Phone number (E.164).</param>
/// <param name="PhoneType">mobile, fixed line and the like.</param>
/// <param name="PhoneExtension">Extension.</param>
/// <param name="Country">Country (ISO 3166-1 alpha-2).</param>
/// <param name="Region">Region.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="CompanyId">The company.</param>
/// <param name="JobTitle">Job title.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Consents">What they agreed to, and what they did not.</param>
internal sealed record ContactOfLead(
    string ContactId,
    string? Email,
    string? FirstName,
    string? LastName,
    string? Phone,
    string? PhoneType,
    string? PhoneExtension,
    string? Country,
    string? Region,
    string? PostalCode,
    string? CompanyId,
    string? JobTitle,
    DateTimeOffset CreatedAt,
    IEnumerable<ConsentView> Consents);

/// <summary>Why a lead stands where it does.</summary>
/// <param name="Normalizations">What was made of the fields of its latest submission: field, input, output, rule.</param>
/// <param name="Contributions">The points; they sum to the lead score.</param>
/// <param name="Routing">How the owner was chosen: ruleId, ownerId, reason, skipped; null for a lead that has none.</param>
/// <param name="RuleVersions">The version of each kind of rule that decided.</param>
internal sealed record LeadExplanation(
    JsonElement Normalizations,
    IEnumerable<ContributionView> Contributions,
    JsonElement? Routing,
    Dictionary<string, string> RuleVersions);
