using RevOps.Core.Leads;

namespace RevOps.Core.Normalization;

/// <summary>What became of a submission when it was normalized.</summary>
public abstract record NormalizationResult
{
    private NormalizationResult()
    {
    }

    /// <summary>Usable: there is at least one way to reach the person.</summary>
    /// <param name="Lead">The clean lead.</param>
    public sealed record Normalized(NormalizedLead Lead) : NormalizationResult;

    /// <summary>Nobody could be reached with it; kept and shown with the reason.</summary>
    /// <param name="Fault">The field and what is wrong with it.</param>
    public sealed record Rejected(FieldFault Fault) : NormalizationResult;
}

/// <summary>A lead in standard terms: ISO countries, E.164 phones, industry and size bands of our lists.</summary>
public sealed record NormalizedLead
{
    /// <summary>The e-mail address, if a valid one was given.</summary>
    public NormalizedEmail? Email { get; init; }

    /// <summary>Phone number in E.164 (<c>+493012345678</c>), if a valid one was given.</summary>
    public string? Phone { get; init; }

    /// <summary>
    /// What the number is by its country's plan: mobile, fixed_line, fixed_line_or_mobile, toll_free, premium_rate, shared_cost, voip,
    /// personal_number, pager, uan or voicemail; null without a number.
    /// </summary>
    public string? PhoneType { get; init; }

    /// <summary>Digits to dial after the connection is made, if an extension was given.</summary>
    public string? PhoneExtension { get; init; }

    /// <summary>Given name; trimmed, Unicode NFC.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name; trimmed, Unicode NFC.</summary>
    public string? LastName { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the person's country, if understood or inferred.</summary>
    public string? Country { get; init; }

    /// <summary>True where the country was told from the phone, the e-mail address or the company.</summary>
    public bool IsCountryInferred { get; init; }

    /// <summary>State, province or region, as given, cleaned.</summary>
    public string? Region { get; init; }

    /// <summary>Postal code, in capitals.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The company, if anything usable was said about it.</summary>
    public NormalizedCompany? Company { get; init; }

    /// <summary>smb, mid_market, enterprise or unknown.</summary>
    public required string Segment { get; init; }

    /// <summary>Name of the form, lead ad or list, in lower case.</summary>
    public string? Form { get; init; }

    /// <summary>What the person asked for, in lower case.</summary>
    public string? Interest { get; init; }

    /// <summary>Where the lead came from.</summary>
    public required NormalizedOrigin Origin { get; init; }

    /// <summary>Consents, with purposes checked and times filled in.</summary>
    public IReadOnlyList<ConsentInput> Consents { get; init; } = [];

    /// <summary>True for test, spam and employees' leads: kept and flagged, neither routed nor counted.</summary>
    public bool IsTest { get; init; }

    /// <summary>What is odd about the lead: fake-name, fake-company, disposable-email, role-email, spam-text, email-typo.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>What was changed or inferred, field by field, for the explanation.</summary>
    public required IReadOnlyList<NormalizationStep> Steps { get; init; }
}

/// <summary>An e-mail address: as it is stored and mailed, and as it is matched.</summary>
/// <param name="Address">As given, trimmed, lower-cased.</param>
/// <param name="Key">Provider-aware canonical form, for matching only (no dots and plus tags where the provider ignores them).</param>
/// <param name="Domain">The part after the @, in lower-case ASCII (an international domain in its xn-- form).</param>
/// <param name="IsFreeMail">True for mailboxes that anybody can open (gmail.com …): the domain says nothing about a company.</param>
/// <param name="IsRole">True for info@, sales@ and the like.</param>
public sealed record NormalizedEmail(string Address, string Key, string Domain, bool IsFreeMail, bool IsRole)
{
    /// <summary>True for mailboxes that are thrown away after use.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>The address that was probably meant, where the domain looks mistyped (gmial.com). A suggestion: nothing uses it by itself.</summary>
    public string? Suggestion { get; init; }
}

/// <summary>A company in standard terms.</summary>
/// <param name="Name">Name as given, trimmed; the domain where no name was given.</param>
/// <param name="MatchKey">What identifies it: its domain (free mail excluded), else its <see cref="NameKey"/>.</param>
/// <param name="Domain">Domain of its web site or of the business e-mail address.</param>
/// <param name="Industry">An industry of our list, if understood.</param>
/// <param name="EmployeeBand">1-10 … 10001+, if understood.</param>
/// <param name="RevenueBand">Band of annual revenue in the band currency, if understood.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record NormalizedCompany(
    string Name,
    string MatchKey,
    string? Domain,
    string? Industry,
    string? EmployeeBand,
    string? RevenueBand,
    string? Country)
{
    /// <summary>
    /// The name reduced to letters and digits without its legal form, for matching; null where no name was given.
    /// </summary>
    public string? NameKey { get; init; }
}

/// <summary>Where an interaction came from.</summary>
/// <param name="Source">google, linkedin, organic, referral, direct, email, meta, microsoft, import or crm.</param>
/// <param name="Channel">google_ads, linkedin_ads, email, organic, meta_ads, microsoft_ads, paid_social, referral, direct or other.</param>
/// <param name="Utm">UTM parameters, decoded and in convention.</param>
/// <param name="HasClickId">True where an ad platform's click id came along.</param>
public sealed record NormalizedOrigin(string Source, string Channel, UtmInput Utm, bool HasClickId);

/// <summary>One field that normalization changed or inferred.</summary>
/// <param name="Field">The field.</param>
/// <param name="Input">What came in.</param>
/// <param name="Output">What it became; null where it was not understood.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record NormalizationStep(string Field, string? Input, string? Output, string Rule);
