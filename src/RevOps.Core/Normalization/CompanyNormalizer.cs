using RevOps.Core.Leads;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Companies: by web domain, else by the domain of a business e-mail address, else by name.</summary>
internal static class CompanyNormalizer
{
    /// <summary>The company, and the segment of its head count (known even where the company is not).</summary>
    /// <param name="given">As typed.</param>
    /// <param name="email">The person's address: a business one tells the company.</param>
    /// <param name="country">The company's country, and the person's: which tells one dollar from another where the company's is unknown.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="log">Takes the steps.</param>
    public static (NormalizedCompany? Company, string Segment, bool IsFake) Normalize(
        CompanyInput given, NormalizedEmail? email, (string? Company, string? Person) country, NormalizationRules rules, StepLog log)
    {
        var industry = IndustryNormalizer.Normalize(given.Industry, rules.IndustryIndex, log);
        var (band, segment) = SizeNormalizer.Employees(given.Employees, rules, log);
        var revenue = SizeNormalizer.Revenue(given.AnnualRevenue, country.Company ?? country.Person, rules, log);
        var (name, isFake) = Name(given.Name, rules, log);
        var domain = Domain(given.Domain, email, rules, log);
        if (name is null && domain is null)
        {
            return (null, segment, isFake);
        }

        if (name is null)
        {
            log.Add("company/name", null, domain, "company.name-from-domain");
        }

        var nameKey = name is null || name == domain ? null : CompanyNameKey.Of(name, rules.Companies);
        var company = new NormalizedCompany(name ?? domain!, domain ?? nameKey!, domain, industry, band, revenue, country.Company) { NameKey = nameKey };
        return (company, segment, isFake);
    }

    /// <summary>The name as given; null for what stands for no company, and for what is plainly made up.</summary>
    private static (string? Name, bool IsFake) Name(string? given, NormalizationRules rules, StepLog log)
    {
        var name = FreeText.Clean("company/name", given, log, 200);
        if (name is null)
        {
            return (null, false);
        }

        var reduced = Words.Reduce(name);
        var isFake = rules.Fakes.Companies.Contains(reduced) || Fakes.IsKeyboardRun(reduced, rules.Fakes);
        if (isFake || reduced.Length == 0 || rules.Companies.NotCompanies.Contains(reduced))
        {
            log.Add("company/name", name, null, "company.none");
            return (null, isFake);
        }

        return (name, false);
    }

    private static string? Domain(string? given, NormalizedEmail? email, NormalizationRules rules, StepLog log)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            var domain = OfCompany(DomainNames.HostOf(given), rules.Email);
            log.AddIfChanged("company/domain", given, domain, domain is null ? "domain.unusable" : "domain.registrable");
            if (domain is not null)
            {
                return domain;
            }
        }

        var ofEmail = email is null || rules.Email.IsDisposable(email.Domain) ? null : OfCompany(email.Domain, rules.Email);
        if (ofEmail is not null)
        {
            log.Add("company/domain", null, ofEmail, "company.domain-from-email");
        }

        return ofEmail;
    }

    /// <summary>The registered domain of a host; null for a mail provider's and for what is itself a public suffix.</summary>
    private static string? OfCompany(string? host, EmailRules rules) =>
        host is not null && !rules.IsFreeMail(host) && PublicSuffixes.RegistrableDomain(host) is { } domain && !rules.IsFreeMail(domain) ? domain : null;
}
