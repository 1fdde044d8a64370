namespace RevOps.Data.Identity;

/// <summary>A row of <c>contacts</c>.</summary>
public sealed record ContactRow
{
    /// <summary>Primary key.</summary>
    public required string ContactId { get; init; }

    /// <summary>As first given; null for contacts that have only a phone.</summary>
    public string? Email { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>The company.</summary>
    public string? CompanyId { get; init; }

    /// <summary>When it was first seen.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Canonical form of the address, for matching.</summary>
    public string? EmailKey { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>True for a mailbox that anybody can open.</summary>
    public bool IsFreeMail { get; init; }

    /// <summary>mobile, fixed_line …; null where the numbering plan does not tell.</summary>
    public string? PhoneType { get; init; }

    /// <summary>Digits to dial after the number.</summary>
    public string? PhoneExtension { get; init; }

    /// <summary>State, province or region, as given.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code, in capitals.</summary>
    public string? PostalCode { get; init; }
}

/// <summary>A row of <c>companies</c>.</summary>
public sealed record CompanyRow
{
    /// <summary>Primary key.</summary>
    public required string CompanyId { get; init; }

    /// <summary>Name.</summary>
    public required string CompanyName { get; init; }

    /// <summary>An industry of our list.</summary>
    public string? Industry { get; init; }

    /// <summary>1-10 … 10001+.</summary>
    public string? EmployeeCountBand { get; init; }

    /// <summary>Band of annual revenue.</summary>
    public string? AnnualRevenueBand { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>What identifies it: domain, else reduced name.</summary>
    public required string MatchKey { get; init; }

    /// <summary>Domain of its web site.</summary>
    public string? Domain { get; init; }
}
