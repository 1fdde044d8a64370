using RevOps.Core.Normalization;
using RevOps.Core.Routing;
using RevOps.Core.Scoring;

namespace RevOps.Core.WhatIf;

/// <summary>What is known of a lead after some of its submissions: the newest value given wins, where it came from stays.</summary>
internal sealed record LeadProfile
{
    private NormalizedLead First { get; init; } = null!;

    /// <summary>The newest submission.</summary>
    public NormalizedLead Newest { get; private init; } = null!;

    /// <summary>True while every submission was a test.</summary>
    public bool IsTest { get; private init; } = true;

    /// <summary>Match key of the company; null where none is known.</summary>
    public string? CompanyKey => Company?.MatchKey;

    private NormalizedCompany? Company { get; init; }

    private NormalizedEmail? Email { get; init; }

    private string? Phone { get; init; }

    private string? PhoneType { get; init; }

    private string? JobTitle { get; init; }

    private string? Country { get; init; }

    private bool IsCountryInferred { get; init; }

    private string? Region { get; init; }

    private string? PostalCode { get; init; }

    private string Segment { get; init; } = "unknown";

    private string? Form { get; init; }

    private string? Interest { get; init; }

    /// <summary>The profile with one more submission; <paramref name="before"/> is null for the first.</summary>
    public static LeadProfile With(LeadProfile? before, NormalizedLead lead)
    {
        var known = before ?? new LeadProfile { First = lead };
        var takesCountry = lead.Country is not null && (known.Country is null || known.IsCountryInferred || !lead.IsCountryInferred);
        return known with
        {
            Newest = lead,
            IsTest = known.IsTest && lead.IsTest,
            Company = Merge(known.Company, lead.Company),
            Email = known.Email ?? lead.Email,
            Phone = lead.Phone ?? known.Phone,
            PhoneType = lead.Phone is null ? known.PhoneType : lead.PhoneType,
            JobTitle = lead.JobTitle ?? known.JobTitle,
            Country = takesCountry ? lead.Country : known.Country,
            IsCountryInferred = takesCountry ? lead.IsCountryInferred : known.IsCountryInferred,
            Region = lead.Region ?? known.Region,
            PostalCode = lead.PostalCode ?? known.PostalCode,
            Segment = lead.Segment == "unknown" ? known.Segment : lead.Segment,
            Form = lead.Form ?? known.Form,
            Interest = lead.Interest ?? known.Interest,
        };
    }

    /// <summary>As scoring sees it.</summary>
    public ScoringFacts Scoring(IReadOnlyList<TouchpointFact> touchpoints) => new()
    {
        Country = Company?.Country ?? Country,
        Region = Region,
        Industry = Company?.Industry,
        EmployeeBand = Company?.EmployeeBand,
        RevenueBand = Company?.RevenueBand,
        Segment = Segment,
        JobTitle = JobTitle,
        IsFreeMail = Email?.IsFreeMail ?? false,
        IsDisposableMail = Email?.IsDisposable ?? false,
        IsRoleMail = Email?.IsRole ?? false,
        HasEmail = Email is not null,
        HasPhone = Phone is not null,
        PhoneType = PhoneType,
        HasCompany = Company is not null,
        Interest = Interest,
        Form = Form,
        Source = First.Origin.Source,
        Channel = First.Origin.Channel,
        Touchpoints = touchpoints,
    };

    /// <summary>As routing sees it.</summary>
    public RoutingFacts Routing() => new RoutingFacts
    {
        Country = Company?.Country ?? Country,
        Industry = Company?.Industry,
        Segment = Segment,
        Source = First.Origin.Source,
        Channel = First.Origin.Channel,
        Interest = Interest,
    }.At(Country, Region, PostalCode);

    private static NormalizedCompany? Merge(NormalizedCompany? before, NormalizedCompany? now) =>
        before is null || now is null || before.MatchKey != now.MatchKey
            ? now ?? before
            : now with
            {
                Industry = now.Industry ?? before.Industry,
                EmployeeBand = now.EmployeeBand ?? before.EmployeeBand,
                RevenueBand = now.RevenueBand ?? before.RevenueBand,
                Country = now.Country ?? before.Country,
            };
}
