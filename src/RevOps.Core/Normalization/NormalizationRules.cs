using System.Collections.Frozen;

namespace RevOps.Core.Normalization;

/// <summary>
/// What normalization knows, from <c>rules/normalization.json</c>. Lists are in the form in which they are compared (domains in
/// lower case, names reduced to words), so that a lead costs look-ups only.
/// </summary>
public sealed record NormalizationRules
{
    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    public required string Version { get; init; }

    /// <summary>E-mail addresses.</summary>
    public required EmailRules Email { get; init; }

    /// <summary>Countries by name or code.</summary>
    public required CountryRules Countries { get; init; }

    /// <summary>Words around phone numbers.</summary>
    public required PhoneRules Phones { get; init; }

    /// <summary>The list of industries, in the file's order.</summary>
    public required IReadOnlyList<IndustryRule> Industries { get; init; }

    internal IndustryIndex IndustryIndex { get; init; } = IndustryIndex.Empty;

    /// <summary>Bands of head count, ascending; the last is open.</summary>
    public required IReadOnlyList<SizeBand> EmployeeBands { get; init; }

    /// <summary>Bands of annual revenue in the band currency, ascending; the last is open.</summary>
    public required IReadOnlyList<SizeBand> RevenueBands { get; init; }

    /// <summary>Segments by head count, ascending; the last is open.</summary>
    public required IReadOnlyList<SizeBand> Segments { get; init; }

    /// <summary>How sizes are written.</summary>
    public required SizeWords SizeWords { get; init; }

    /// <summary>How currencies are written, and what they are worth roughly.</summary>
    public required CurrencyRules Currencies { get; init; }

    /// <summary>How companies are recognised.</summary>
    public required CompanyRules Companies { get; init; }

    /// <summary>How personal names are taken apart.</summary>
    public required NameRules Names { get; init; }

    /// <summary>Made-up names and companies, and which flags make a lead a test.</summary>
    public required FakeRules Fakes { get; init; }

    /// <summary>From UTM parameters, click ids and referrers to source and channel.</summary>
    public required OriginRules Origins { get; init; }

    /// <summary>Which wording of a consent means which purpose.</summary>
    public required ConsentRules Consents { get; init; }
}

/// <summary>What is known of mail providers.</summary>
public sealed record EmailRules
{
    /// <summary>Domains where anybody can open a mailbox, beyond the maintained list.</summary>
    public required IReadOnlySet<string> FreeMailDomains { get; init; }

    /// <summary>The same by first label: <c>yahoo</c> stands for yahoo.com, yahoo.co.jp …</summary>
    public required IReadOnlySet<string> FreeMailFamilies { get; init; }

    /// <summary>Domains that are no free mail although the maintained list or a family says so.</summary>
    public required IReadOnlySet<string> NotFreeMailDomains { get; init; }

    /// <summary>Domains of throw-away mailboxes beyond the maintained list, with everything below them.</summary>
    public required FrozenSet<string> DisposableDomains { get; init; }

    /// <summary>Mailboxes of a function and not of a person (info, sales).</summary>
    public required IReadOnlySet<string> RoleNames { get; init; }

    /// <summary>Characters before the @ that a provider ignores, by provider: dots at Gmail.</summary>
    public required IReadOnlyDictionary<string, string> IgnoredCharacters { get; init; }

    /// <summary>Characters before the @ that a provider takes for the same, by provider: dots and dashes at Yandex.</summary>
    public required IReadOnlyDictionary<string, string> SameCharacters { get; init; }

    /// <summary>Providers that deliver name+tag to name.</summary>
    public required IReadOnlySet<string> PlusTagDomains { get; init; }

    /// <summary>Domains that are another name of a provider's domain.</summary>
    public required IReadOnlyDictionary<string, string> DomainAliases { get; init; }

    /// <summary>What is mistyped, and for what.</summary>
    public required EmailTypoRules Typos { get; init; }

    /// <summary>Our own domains: leads from them are tests.</summary>
    public required IReadOnlySet<string> EmployeeDomains { get; init; }

    internal bool IsFreeMail(string domain) => !NotFreeMailDomains.Contains(domain) && (IsNamedFreeMail(domain) || MailDomains.IsFree(domain));

    /// <summary>True for throw-away mailboxes; what the rules call free mail is none, whatever a list says.</summary>
    internal bool IsDisposable(string domain) =>
        MailDomains.IsIn(DisposableDomains, domain) || (!IsNamedFreeMail(domain) && MailDomains.IsDisposable(domain));

    /// <summary>What an address that was normalized before says of its mailbox.</summary>
    /// <param name="address">As stored; null for none.</param>
    public (bool IsDisposable, bool IsRole) MailboxOf(string? address)
    {
        if (address?.LastIndexOf('@') is not (> 0 and var at))
        {
            return (false, false);
        }

        var domain = DomainNames.ToAscii(address[(at + 1)..]);
        return (domain is not null && IsDisposable(domain), EmailNormalizer.IsRole(address[..at], this));
    }

    /// <summary>True for what the rules themselves call free mail.</summary>
    internal bool IsNamedFreeMail(string domain) =>
        FreeMailDomains.Contains(domain)
        || (FreeMailFamilies.Contains(domain[..domain.IndexOf('.', StringComparison.Ordinal)]) && PublicSuffixes.RegistrableDomain(domain) == domain);
}

/// <summary>Country names beyond the built-in list, and top-level domains.</summary>
public sealed record CountryRules
{
    /// <summary>ISO 3166-1 alpha-2 by further reduced name; wins over the built-in names.</summary>
    public required IReadOnlyDictionary<string, string> Aliases { get; init; }

    /// <summary>Texts in lower case that stand for nothing ("n.a.") although they look like a code.</summary>
    public required IReadOnlySet<string> NotCountries { get; init; }

    /// <summary>Country by top-level domain where it is not the domain's own letters.</summary>
    public required IReadOnlyDictionary<string, string> TopLevelDomains { get; init; }

    /// <summary>Two-letter top-level domains that say nothing about a country (io, ai, co).</summary>
    public required IReadOnlySet<string> GenericTopLevelDomains { get; init; }
}
