using RevOps.Core.Identity.Survivorship;

namespace RevOps.Data.Identity;

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

    /// <summary>The name reduced to letters and digits, without its legal form.</summary>
    public string? NameKey { get; init; }

    /// <summary>Where each value came from, as JSON.</summary>
    public string? Provenance { get; init; }

    /// <summary>What is known of it, each value with its origin.</summary>
    public CompanyProfile Profile => new()
    {
        Name = CompanyName == Domain ? null : CompanyName,
        NameKey = NameKey,
        Industry = Industry,
        EmployeeBand = EmployeeCountBand,
        RevenueBand = AnnualRevenueBand,
        Country = Country,
        Provenance = Core.Identity.Survivorship.Provenance.Parse(Provenance),
    };
}
