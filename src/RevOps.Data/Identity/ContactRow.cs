using RevOps.Core.Identity.Matching;
using RevOps.Core.Identity.Survivorship;

namespace RevOps.Data.Identity;

/// <summary>A row of <c>contacts</c>.</summary>
public record ContactRow
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

    /// <summary>First and last name as they are compared.</summary>
    public string? NameKey { get; init; }

    /// <summary>Where each value came from, as JSON.</summary>
    public string? Provenance { get; init; }

    /// <summary>The contact that this one was merged into; null for one that stands for itself.</summary>
    public string? MergedInto { get; init; }

    /// <summary>When the person's data was erased; null for everybody else. Read for readers only.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The row whose key was found: another one than <see cref="ContactId"/> where it was merged away. Lookups only.</summary>
    public string? MatchedContactId { get; init; }

    internal string? CompanyDomain { get; init; }

    internal string? MatchedEmailKey { get; init; }

    internal string? MatchedPhone { get; init; }

    internal string? MatchedFirstName { get; init; }

    internal string? MatchedLastName { get; init; }

    internal string? MatchedPostalCode { get; init; }

    internal string? MatchedCountry { get; init; }

    /// <summary>What is known of the person, each value with its origin.</summary>
    public ContactProfile Profile => new()
    {
        Email = Email,
        IsFreeMail = IsFreeMail,
        FirstName = FirstName,
        LastName = LastName,
        Phone = Phone,
        PhoneType = PhoneType,
        PhoneExtension = PhoneExtension,
        Country = Country,
        Region = Region,
        PostalCode = PostalCode,
        JobTitle = JobTitle,
        CompanyId = CompanyId,
        Provenance = Core.Identity.Survivorship.Provenance.Parse(Provenance),
    };

    /// <summary>What matching looks at: the values of the row whose key was found, and any address of the two.</summary>
    internal PersonFacts Facts => new()
    {
        EmailKey = MatchedEmailKey ?? EmailKey ?? Email,
        Phone = MatchedPhone,
        FirstName = MatchedFirstName,
        LastName = MatchedLastName,
        CompanyDomain = CompanyDomain,
        PostalCode = MatchedPostalCode,
        Country = MatchedCountry,
    };
}
