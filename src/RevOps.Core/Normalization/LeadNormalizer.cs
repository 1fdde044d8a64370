using RevOps.Core.Leads;

namespace RevOps.Core.Normalization;

/// <summary>Turns what a source sent into standard terms. Nothing is guessed silently: every change and inference is a step.</summary>
public static class LeadNormalizer
{
    /// <summary>Normalizes a lead; the same input and rules always give the same result.</summary>
    /// <param name="submission">As its source sent it.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="receivedAt">When we received it: the time of consents where the submission has none.</param>
    /// <returns>Rejected where there is neither a valid e-mail address nor a valid phone number.</returns>
    public static NormalizationResult Normalize(LeadSubmission submission, NormalizationRules rules, DateTimeOffset receivedAt)
    {
        var log = new StepLog();
        var email = EmailNormalizer.Normalize(submission.Email, rules.Email, log);
        var given = CountryNormalizer.Normalize("country", submission.Country, rules.Countries, log);
        var ofCompany = CountryNormalizer.Normalize("company/country", submission.Company.Country, rules.Countries, log);
        var ofDomain = CountryNormalizer.OfDomain(email?.Domain, rules.Countries);
        var phone = PhoneNormalizer.Normalize(submission.Phone, given ?? ofCompany ?? ofDomain, rules.Phones, log);
        if (email is null && phone is null)
        {
            return new NormalizationResult.Rejected(Unreachable(submission));
        }

        var country = given
            ?? Inferred(phone?.Country, "country.from-phone", log)
            ?? Inferred(ofDomain, "country.from-email-domain", log)
            ?? Inferred(ofCompany, "country.from-company", log);
        return new NormalizationResult.Normalized(Build(submission, rules, receivedAt, (email, phone, country, ofCompany), log) with
        {
            IsCountryInferred = given is null && country is not null,
        });
    }

    /// <summary>A company that is named without a person.</summary>
    /// <param name="company">As its source sent it.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>Null where it has neither a usable name nor a usable domain.</returns>
    public static NormalizedCompany? NormalizeCompany(CompanyInput company, NormalizationRules rules)
    {
        var log = new StepLog();
        var country = CountryNormalizer.Normalize("company/country", company.Country, rules.Countries, log);
        return CompanyNormalizer.Normalize(company, email: null, (country, null), rules, log).Company;
    }

    private static NormalizedLead Build(
        LeadSubmission submission,
        NormalizationRules rules,
        DateTimeOffset receivedAt,
        (NormalizedEmail? Email, NormalizedPhone? Phone, string? Country, string? CompanyCountry) known,
        StepLog log)
    {
        var name = NameNormalizer.Normalize(submission.FirstName, submission.LastName, submission.FullName, known.Country, rules, log);
        var (company, segment, isFake) = CompanyNormalizer.Normalize(submission.Company, known.Email, (known.CompanyCountry, known.Country), rules, log);
        var flags = LeadFlags.Of(known.Email, name, isFake, rules.Fakes, log);
        return new NormalizedLead
        {
            Email = known.Email,
            Phone = known.Phone?.Number,
            PhoneType = known.Phone?.Type,
            PhoneExtension = known.Phone?.Extension,
            FirstName = name.First,
            LastName = name.Last,
            JobTitle = FreeText.Clean("jobTitle", submission.JobTitle, log),
            Country = known.Country,
            Region = FreeText.Clean("region", submission.Region, log),
            PostalCode = PostalCode(submission.PostalCode, log),
            Company = company,
            Segment = segment,
            Form = Label("form", submission.Form, log),
            Interest = Label("interest", submission.Interest, log),
            Origin = OriginResolver.Resolve(submission.Utm, submission.ClickIds, submission.Referrer, submission.Url, rules, log),
            Consents = ConsentNormalizer.Normalize(submission.Consents, submission.OccurredAt ?? receivedAt, rules, log),
            Flags = flags,
            IsTest = submission.IsTest || IsOwn(known.Email, rules, log) || IsFake(flags, rules, log),
            Steps = log.Steps,
        };
    }

    /// <summary>An e-mail address that was given is to blame, then the phone number; with neither, the e-mail address is missing.</summary>
    private static FieldFault Unreachable(LeadSubmission submission) =>
        !string.IsNullOrWhiteSpace(submission.Email) ? new FieldFault("/email", "format", "This is no e-mail address, and there is no valid phone number.")
        : !string.IsNullOrWhiteSpace(submission.Phone) ? new FieldFault("/phone", "format", "This is no phone number, or its country is unknown, and there is no e-mail address.")
        : new FieldFault("/email", "required", "An e-mail address or a phone number is needed.");

    private static string? Inferred(string? country, string rule, StepLog log)
    {
        if (country is not null)
        {
            log.Add("country", null, country, rule);
        }

        return country;
    }

    private static string? Label(string field, string? given, StepLog log)
    {
        var clean = FreeText.Clean(given)?.ToLowerInvariant();
        if (!string.IsNullOrEmpty(given))
        {
            log.AddIfChanged(field, given, clean, "text.lowercase");
        }

        return clean;
    }

    private static string? PostalCode(string? given, StepLog log)
    {
        var clean = FreeText.Clean(given, 20)?.ToUpperInvariant();
        if (!string.IsNullOrEmpty(given))
        {
            log.AddIfChanged("postalCode", given, clean, "postal-code.cleaned");
        }

        return clean;
    }

    private static bool IsOwn(NormalizedEmail? email, NormalizationRules rules, StepLog log)
    {
        if (email is null || !rules.Email.EmployeeDomains.Contains(email.Domain))
        {
            return false;
        }

        log.Add("isTest", email.Domain, "true", "test.employee-domain");
        return true;
    }

    private static bool IsFake(IReadOnlyList<string> flags, NormalizationRules rules, StepLog log)
    {
        if (flags.FirstOrDefault(rules.Fakes.TreatAsTest.Contains) is not { } flag)
        {
            return false;
        }

        log.Add("isTest", flag, "true", "test.fake");
        return true;
    }
}
