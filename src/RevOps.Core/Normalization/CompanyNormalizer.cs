using RevOps.Core.Leads;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Companies: by web domain, else by the domain of a business e-mail address, else by name.</summary>
internal static class CompanyNormalizer
{
    /// <summary>The company, and the segment of its head count (known even where the company is not).</summary>
    public static (NormalizedCompany? Company, string Segment) Normalize(
        CompanyInput given, NormalizedEmail? email, string? country, NormalizationRules rules, StepLog log)
    {
        var industry = IndustryNormalizer.Normalize(given.Industry, rules.Industries, log);
        var (band, segment) = SizeNormalizer.Employees(given.Employees, rules, log);
        var revenue = SizeNormalizer.Revenue(given.AnnualRevenue, rules, log);
        var name = FreeText.Clean("company/name", given.Name, log, 200);
        var domain = Domain(given.Domain, email, rules, log);
        if (name is null && domain is null)
        {
            return (null, segment);
        }

        if (name is null)
        {
            log.Add("company/name", null, domain, "company.name-from-domain");
        }

        var nameKey = name is null ? null : NameKey(name, rules.Companies.LegalForms);
        return (new NormalizedCompany(name ?? domain!, domain ?? nameKey!, domain, industry, band, revenue, country) { NameKey = nameKey }, segment);
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

    /// <summary>Letters and digits of the name without its legal form; the whole name where nothing else is left.</summary>
    private static string NameKey(string name, IReadOnlyList<string> legalForms)
    {
        var reduced = Words.Reduce(name.Replace("&", " & ", StringComparison.Ordinal));
        for (var again = true; again;)
        {
            var form = legalForms.FirstOrDefault(f => reduced.EndsWith(" " + f, StringComparison.Ordinal)
                || (Words.IsUnspaced(f[0]) && reduced.Length > f.Length && reduced.EndsWith(f, StringComparison.Ordinal)));
            again = form is not null;
            reduced = again ? reduced[..^form!.Length].TrimEnd() : reduced;
        }

        foreach (var form in legalForms.Where(f => Words.IsUnspaced(f[0]) && reduced.Length > f.Length && reduced.StartsWith(f, StringComparison.Ordinal)))
        {
            reduced = reduced[form.Length..].TrimStart();
            break;
        }

        var key = reduced.Replace(" ", "", StringComparison.Ordinal);
        return key.Length > 0 ? key : name.ToLowerInvariant();
    }
}
