using RevOps.Core.Identity.Matching;
using RevOps.Core.Normalization;

namespace RevOps.Core.Identity.Survivorship;

/// <summary>What is known of a company, each value with its origin.</summary>
public sealed record CompanyProfile
{
    /// <summary>Its name; null where only a domain is known.</summary>
    public string? Name { get; init; }

    /// <summary>The name reduced to what identifies it; goes with the name.</summary>
    public string? NameKey { get; init; }

    /// <summary>An industry of our list.</summary>
    public string? Industry { get; init; }

    /// <summary>1-10 … 10001+.</summary>
    public string? EmployeeBand { get; init; }

    /// <summary>Band of annual revenue.</summary>
    public string? RevenueBand { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Where each value came from.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;

    /// <summary>What a submission says about a company.</summary>
    /// <param name="company">The normalized company.</param>
    /// <param name="origin">When it was submitted, and by what it came.</param>
    public static CompanyProfile Of(NormalizedCompany company, ValueOrigin origin)
    {
        // Without a name normalization puts the domain in its place: that is no name anybody gave.
        var name = company.Name == company.Domain ? null : company.Name;
        var values = new (string Field, string? Value)[]
        {
            (CompanyFields.Name, name),
            (CompanyFields.Industry, company.Industry),
            (CompanyFields.Employees, company.EmployeeBand),
            (CompanyFields.Revenue, company.RevenueBand),
            (CompanyFields.Country, company.Country),
        };
        return new CompanyProfile
        {
            Name = name,
            NameKey = name is null ? null : CompanyMatcher.NameKeyOf(company),
            Industry = company.Industry,
            EmployeeBand = company.EmployeeBand,
            RevenueBand = company.RevenueBand,
            Country = company.Country,
            Provenance = Provenance.Of(origin, values.Where(v => v.Value is not null).Select(v => v.Field)),
        };
    }

    /// <summary>This profile after another one of the same company: field by field the value that the rules let stay.</summary>
    /// <param name="other">What came in.</param>
    /// <param name="rules">The rules.</param>
    public CompanyProfile Combine(CompanyProfile other, SurvivorshipRules rules)
    {
        var picker = new FieldPicker(Provenance, other.Provenance, rules.Company, rules);
        var named = picker.Takes(CompanyFields.Name, Name, other.Name) ? other : this;
        return new CompanyProfile
        {
            Name = named.Name,
            NameKey = named.NameKey,
            Industry = picker.Pick(CompanyFields.Industry, Industry, other.Industry),
            EmployeeBand = picker.Pick(CompanyFields.Employees, EmployeeBand, other.EmployeeBand),
            RevenueBand = picker.Pick(CompanyFields.Revenue, RevenueBand, other.RevenueBand),
            Country = picker.Pick(CompanyFields.Country, Country, other.Country),
            Provenance = picker.Result,
        };
    }
}
