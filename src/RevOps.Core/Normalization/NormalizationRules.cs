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

    /// <summary>Bands of head count, ascending; the last is open.</summary>
    public required IReadOnlyList<SizeBand> EmployeeBands { get; init; }

    /// <summary>Bands of annual revenue in the currency as given, ascending; the last is open.</summary>
    public required IReadOnlyList<SizeBand> RevenueBands { get; init; }

    /// <summary>Segments by head count, ascending; the last is open.</summary>
    public required IReadOnlyList<SizeBand> Segments { get; init; }

    /// <summary>How sizes are written.</summary>
    public required SizeWords SizeWords { get; init; }

    /// <summary>How companies are recognised.</summary>
    public required CompanyRules Companies { get; init; }

    /// <summary>Words such as van and de that belong to the family name, reduced.</summary>
    public required IReadOnlySet<string> NameParticles { get; init; }

    /// <summary>Forms of address before a name (Dr, Herr, Mme), reduced.</summary>
    public required IReadOnlySet<string> NameTitles { get; init; }

    /// <summary>From UTM parameters, click ids and referrers to source and channel.</summary>
    public required OriginRules Origins { get; init; }

    /// <summary>Consent purposes by other spellings, reduced.</summary>
    public required IReadOnlyDictionary<string, string> ConsentPurposes { get; init; }
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

    /// <summary>Providers that ignore dots before the @.</summary>
    public required IReadOnlySet<string> DotlessDomains { get; init; }

    /// <summary>Providers that deliver name+tag to name.</summary>
    public required IReadOnlySet<string> PlusTagDomains { get; init; }

    /// <summary>Domains that are another name of a provider's domain.</summary>
    public required IReadOnlyDictionary<string, string> DomainAliases { get; init; }

    /// <summary>Our own domains: leads from them are tests.</summary>
    public required IReadOnlySet<string> EmployeeDomains { get; init; }

    internal bool IsFreeMail(string domain) => !NotFreeMailDomains.Contains(domain) && (IsKnownFreeMail(domain) || MailDomains.IsFree(domain));

    /// <summary>True for throw-away mailboxes; what the rules call free mail is none, whatever a list says.</summary>
    internal bool IsDisposable(string domain) =>
        MailDomains.IsIn(DisposableDomains, domain) || (!IsKnownFreeMail(domain) && MailDomains.IsDisposable(domain));

    private bool IsKnownFreeMail(string domain) =>
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

/// <summary>An industry and what it is called.</summary>
/// <param name="Id">Its id, as stored.</param>
/// <param name="Names">Reduced names and synonyms in any language.</param>
public sealed record IndustryRule(string Id, IReadOnlyList<string> Names);

/// <summary>A band.</summary>
/// <param name="Id">As stored.</param>
/// <param name="Max">Largest value in it, inclusive; null for an open band or one that ends before <paramref name="Below"/>.</param>
/// <param name="Below">First value beyond it; null for an open band or one with <paramref name="Max"/>.</param>
public sealed record SizeBand(string Id, decimal? Max, decimal? Below = null)
{
    internal bool Reaches(decimal value) => Below is { } below ? value < below : Max is not { } max || value <= max;
}

/// <summary>How companies are recognised.</summary>
/// <param name="LegalForms">Reduced legal forms, longest first, that are no part of a name for matching.</param>
public sealed record CompanyRules(IReadOnlyList<string> LegalForms);

/// <summary>How sizes are written; all words reduced.</summary>
public sealed record SizeWords
{
    /// <summary>Head counts by word: "freelancer" is 1.</summary>
    public required IReadOnlyDictionary<string, decimal> Employees { get; init; }

    /// <summary>Multipliers by word: "k" is 1,000, "mio" a million.</summary>
    public required IReadOnlyDictionary<string, decimal> Multipliers { get; init; }

    /// <summary>Words that make "N" mean "N+": more than, over, über.</summary>
    public required IReadOnlyList<string> MoreThan { get; init; }

    /// <summary>Words that make "N" mean "up to N": less than, under, bis zu.</summary>
    public required IReadOnlyList<string> UpTo { get; init; }

    /// <summary>Words that stand between the ends of a range: to, bis, à.</summary>
    public required IReadOnlySet<string> Between { get; init; }

    /// <summary>Words that say nothing more: employees, about, EUR. A text with any other word is not understood.</summary>
    public required IReadOnlySet<string> Fillers { get; init; }
}
