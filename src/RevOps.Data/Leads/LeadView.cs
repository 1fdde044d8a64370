namespace RevOps.Data.Leads;

/// <summary>A lead as lists show it, with the names beside the ids.</summary>
public sealed record LeadView
{
    /// <summary>The lead.</summary>
    public required string LeadId { get; init; }

    /// <summary>Its contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>Its company.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The contact's address.</summary>
    public string? Email { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>The company's name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>lead, MQL, SQL, opp or customer.</summary>
    public required string LifecycleStage { get; init; }

    /// <summary>new, working, nurturing …</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100.</summary>
    public int LeadScore { get; init; }

    /// <summary>The score from which it is an MQL.</summary>
    public int Threshold { get; init; }

    /// <summary>smb, mid_market, enterprise or unknown.</summary>
    public required string Segment { get; init; }

    /// <summary>google, linkedin, organic …</summary>
    public required string Source { get; init; }

    /// <summary>Reporting channel.</summary>
    public required string Channel { get; init; }

    /// <summary>A test, spam or an employee's lead: neither routed nor counted.</summary>
    public bool IsTest { get; init; }

    /// <summary>The owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The submit time.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it became an MQL.</summary>
    public DateTimeOffset? QualifiedAt { get; init; }

    /// <summary>MQL or later, since it was last recycled.</summary>
    public DateTimeOffset? MqlAt { get; init; }

    /// <summary>SQL or later, since it was last recycled.</summary>
    public DateTimeOffset? SqlAt { get; init; }

    /// <summary>opp or later, since it was last recycled.</summary>
    public DateTimeOffset? OppAt { get; init; }

    /// <summary>customer.</summary>
    public DateTimeOffset? CustomerAt { get; init; }

    /// <summary>Its call clock.</summary>
    public string? SlaId { get; init; }

    /// <summary>The clock's owner.</summary>
    public string? SlaOwnerId { get; init; }

    /// <summary>The clock's policy.</summary>
    public string? Policy { get; init; }

    /// <summary>The clock's start.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The clock's deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The clock's state.</summary>
    public string? State { get; init; }

    /// <summary>The call that decided.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>From start to call.</summary>
    public int? SecondsToCall { get; init; }

    /// <summary>When the owner was reminded.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the breach was first recorded.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>When it was escalated.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }
}
