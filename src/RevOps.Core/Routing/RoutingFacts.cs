namespace RevOps.Core.Routing;

/// <summary>What routing looks at. What is absent (null) is unknown, and an unknown value is in no list.</summary>
public sealed record RoutingFacts
{
    /// <summary>ISO 3166-1 alpha-2 country of the company, else of the person.</summary>
    public string? Country { get; init; }

    /// <summary>State, province or region within <see cref="Country"/>.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code within <see cref="Country"/>.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Industry of our list.</summary>
    public string? Industry { get; init; }

    /// <summary>smb, mid_market, enterprise or unknown.</summary>
    public string Segment { get; init; } = "unknown";

    /// <summary>google, linkedin, organic, referral …</summary>
    public string? Source { get; init; }

    /// <summary>Reporting channel.</summary>
    public string? Channel { get; init; }

    /// <summary>What the person asked for.</summary>
    public string? Interest { get; init; }

    /// <summary>Owner of the company's existing leads, if any.</summary>
    public string? CompanyOwnerId { get; init; }

    /// <summary>
    /// The same with the person's region and postal code, where they are of the country that routing goes by: a German postal code
    /// says nothing about an American company.
    /// </summary>
    /// <param name="country">The person's country; where it is unknown, the place is taken for one in <see cref="Country"/>.</param>
    /// <param name="region">State, province or region.</param>
    /// <param name="postalCode">Postal code.</param>
    public RoutingFacts At(string? country, string? region, string? postalCode) =>
        country is null || country == Country ? this with { Region = region, PostalCode = postalCode } : this;
}
