using RevOps.Core.Lifecycle;
using RevOps.Core.Normalization;
using RevOps.Core.Scoring;

namespace RevOps.Data.Leads;

/// <summary>A lead with what scoring and routing look at.</summary>
public record ScoringRow
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Its contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>Its company, if any.</summary>
    public string? CompanyId { get; init; }

    /// <summary>lead, MQL, SQL, opp or customer.</summary>
    public required string LifecycleStage { get; init; }

    /// <summary>new, working, nurturing …</summary>
    public required string Status { get; init; }

    /// <summary>The score so far, 0 to 100.</summary>
    public int LeadScore { get; init; }

    /// <summary>The threshold at that score.</summary>
    public int Threshold { get; init; }

    /// <summary>Number of the score: each new one counts it up.</summary>
    public int ScoreVersion { get; init; }

    /// <summary>The owner, if any.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The submit time.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>smb, mid_market, enterprise or unknown.</summary>
    public required string Segment { get; init; }

    /// <summary>google, linkedin, organic …</summary>
    public required string Source { get; init; }

    /// <summary>Reporting channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The form submitted last.</summary>
    public string? Form { get; init; }

    /// <summary>What was asked for last.</summary>
    public string? Interest { get; init; }

    /// <summary>Kept and flagged, never routed.</summary>
    public bool IsTest { get; init; }

    /// <summary>Came by import.</summary>
    public bool IsImport { get; init; }

    /// <summary>Receipt of the latest intake event.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it became an MQL.</summary>
    public DateTimeOffset? QualifiedAt { get; init; }

    /// <summary>When it last went back to nurture after it had qualified.</summary>
    public DateTimeOffset? RecycledAt { get; init; }

    /// <summary>The contact's address.</summary>
    public string? Email { get; init; }

    /// <summary>The contact's phone.</summary>
    public string? Phone { get; init; }

    /// <summary>What kind of phone it is, where the number tells.</summary>
    public string? PhoneType { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>A mailbox that anybody can open.</summary>
    public bool IsFreeMail { get; init; }

    /// <summary>The contact's state, province or region.</summary>
    public string? Region { get; init; }

    /// <summary>The contact's postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The company's country, else the contact's.</summary>
    public string? Country { get; init; }

    /// <summary>The company's industry.</summary>
    public string? Industry { get; init; }

    /// <summary>The company's size.</summary>
    public string? EmployeeCountBand { get; init; }

    /// <summary>The company's revenue.</summary>
    public string? AnnualRevenueBand { get; init; }

    /// <summary>Repairs of the contact or company that are not over.</summary>
    public int OpenRepairs { get; init; }

    /// <summary>When the first of their contracts ends that is not over.</summary>
    public DateTimeOffset? ContractEndsAt { get; init; }

    /// <summary>What scoring looks at.</summary>
    /// <param name="touchpoints">The contact's touchpoints.</param>
    /// <param name="mail">What tells mailboxes of a function, and those to throw away.</param>
    public ScoringFacts Facts(IReadOnlyList<TouchpointFact> touchpoints, EmailRules mail)
    {
        var (isDisposable, isRole) = mail.MailboxOf(Email);
        return new ScoringFacts
        {
            Country = Country,
            Region = Region,
            Industry = Industry,
            EmployeeBand = EmployeeCountBand,
            RevenueBand = AnnualRevenueBand,
            Segment = Segment,
            JobTitle = JobTitle,
            IsFreeMail = IsFreeMail,
            IsDisposableMail = isDisposable,
            IsRoleMail = isRole,
            HasEmail = Email is not null,
            HasPhone = Phone is not null,
            HasCompany = CompanyId is not null,
            PhoneType = PhoneType,
            Interest = Interest,
            Form = Form,
            Source = Source,
            Channel = Channel,
            HasOpenRepair = OpenRepairs > 0,
            ContractEndsAt = ContractEndsAt,
            Touchpoints = touchpoints,
        };
    }

    /// <summary>Where the lead stands.</summary>
    public LeadState State => new(LifecycleStages.TryParse(LifecycleStage, out var stage) ? stage : Core.Lifecycle.LifecycleStage.Lead, Status);
}
