using RevOps.Core.Identity.Survivorship;

namespace RevOps.Core.Identity.Matching;

/// <summary><c>identity.json</c>: who is the same person, which company is the same, and whose values stay.</summary>
public sealed record IdentityRules
{
    /// <summary>Version of the file's content.</summary>
    public required string Version { get; init; }

    /// <summary>Who is the same person.</summary>
    public required MatchingRules Matching { get; init; }

    /// <summary>Which value stays.</summary>
    public required SurvivorshipRules Survivorship { get; init; }
}

/// <summary>When two records are one, and how sure that is.</summary>
public sealed record MatchingRules
{
    /// <summary>From this confidence on, 0 to 1, a submission is linked to the contact; the bound included.</summary>
    public required double LinkFrom { get; init; }

    /// <summary>From this confidence on, below <see cref="LinkFrom"/>, the pair is only listed as a suggestion.</summary>
    public required double SuggestFrom { get; init; }

    /// <summary>The rules for contacts; the one with the highest confidence counts, of equal ones the first.</summary>
    public required IReadOnlyList<MatchRule> Rules { get; init; }

    /// <summary>Confidence that a company known by name only is the one of that name that shows up with a domain, 0 to 1.</summary>
    public required double CompanyAdoptsDomain { get; init; }

    /// <summary>Confidence that a company given by name only is the one company of that name, 0 to 1.</summary>
    public required double CompanySameName { get; init; }
}

/// <summary>One way in which two records may be one person.</summary>
/// <param name="Id">Unique; stored with every match.</param>
/// <param name="Fields">All of these must be known on both sides and agree.</param>
/// <param name="Unless">None of these may be known on both sides and differ.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">In words.</param>
public sealed record MatchRule(string Id, IReadOnlyList<MatchField> Fields, IReadOnlyList<MatchField> Unless, double Confidence, string Reason);

/// <summary>What rules compare.</summary>
public enum MatchField
{
    /// <summary>Matching form of the e-mail address.</summary>
    Email,

    /// <summary>E.164.</summary>
    Phone,

    /// <summary>First-party visitor id.</summary>
    VisitorId,

    /// <summary>An id in another system.</summary>
    ExternalId,

    /// <summary>Given name, without case and accents.</summary>
    FirstName,

    /// <summary>Family name, without case and accents.</summary>
    LastName,

    /// <summary>Registrable domain of the company.</summary>
    CompanyDomain,

    /// <summary>Postal code.</summary>
    PostalCode,

    /// <summary>ISO 3166-1 alpha-2.</summary>
    Country,
}
