namespace RevOps.Data.Outreach;

/// <summary>A row of <c>mails</c>.</summary>
public sealed record MailRow
{
    /// <summary>Primary key: the sender's idempotency key.</summary>
    public required string MailId { get; init; }

    /// <summary>Whom it went to.</summary>
    public required string ContactId { get; init; }

    /// <summary>The lead because of which, if any.</summary>
    public string? LeadId { get; init; }

    /// <summary>The sequence.</summary>
    public required string Sequence { get; init; }

    /// <summary>The template.</summary>
    public required string Template { get; init; }

    /// <summary>First 12 hexadecimal digits of its SHA-256.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>Hash of the address that it went to.</summary>
    public required string AddressHash { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset QueuedAt { get; init; }
}

/// <summary>A mail as the page of its lead shows it.</summary>
public sealed record SentMailRow
{
    /// <summary>The mail.</summary>
    public required string MailId { get; init; }

    /// <summary>The sequence.</summary>
    public required string Sequence { get; init; }

    /// <summary>The template.</summary>
    public required string Template { get; init; }

    /// <summary>First 12 hexadecimal digits of its SHA-256.</summary>
    public required string TemplateVersion { get; init; }

    /// <summary>When it was decided on.</summary>
    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>How far its delivery is; null where that is not kept any more.</summary>
    public string? State { get; init; }

    /// <summary>When delivery ended.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>What a template may say about a recipient; any of it may be missing.</summary>
public sealed record MailFactsRow
{
    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>Its address.</summary>
    public string? Email { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The company's name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The company's domain.</summary>
    public string? CompanyDomain { get; init; }

    /// <summary>The company's industry.</summary>
    public string? CompanyIndustry { get; init; }

    /// <summary>The company's country.</summary>
    public string? CompanyCountry { get; init; }

    /// <summary>What the lead asked for.</summary>
    public string? LeadInterest { get; init; }

    /// <summary>The form it came by.</summary>
    public string? LeadForm { get; init; }

    /// <summary>Its stage.</summary>
    public string? LeadStage { get; init; }

    /// <summary>Its segment.</summary>
    public string? LeadSegment { get; init; }

    /// <summary>Its owner's name.</summary>
    public string? OwnerName { get; init; }

    /// <summary>Its owner's address.</summary>
    public string? OwnerEmail { get; init; }
}
