using RevOps.Core.Normalization;

namespace RevOps.Core.Identity.Matching;

/// <summary>A company that may be the one given.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="MatchKey">What identifies it: its domain, else its reduced name, perhaps with a country.</param>
/// <param name="NameKey">Its reduced name, if it has a name.</param>
/// <param name="Domain">Its domain, if known.</param>
/// <param name="Country">Its country, if known.</param>
public sealed record CompanyCandidate(string CompanyId, string MatchKey, string? NameKey, string? Domain, string? Country);

/// <summary>Which company is meant.</summary>
/// <param name="CompanyId">The company; null where it has to be made.</param>
/// <param name="MatchKey">What identifies it from now on.</param>
/// <param name="RuleId">How it was found.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record CompanyMatch(string? CompanyId, string MatchKey, string RuleId, double Confidence);

/// <summary>Companies: by domain; else by name, where there is exactly one that it can be.</summary>
public static class CompanyMatcher
{
    /// <summary>Rule id of a match by domain, or by the whole key of a company without one.</summary>
    public const string KeyRule = "company-key";

    /// <summary>Rule id: known by name only, now known with a domain.</summary>
    public const string AdoptsDomainRule = "company-adopts-domain";

    /// <summary>Rule id: given by name only, and one company has that name.</summary>
    public const string SameNameRule = "company-same-name";

    /// <summary>The reduced name of a company; null where only a domain was given.</summary>
    public static string? NameKeyOf(NormalizedCompany company) =>
        company.NameKey ?? (company.Domain is null ? company.MatchKey : null);

    /// <summary>The key of a second company of that name, in another country; null where the country is not known or a domain is.</summary>
    public static string? CountryKeyOf(NormalizedCompany company) =>
        company.Country is null || company.Domain is not null ? null : $"{company.MatchKey}/{company.Country}";

    /// <summary>Which of the candidates it is.</summary>
    /// <param name="given">The company of the submission.</param>
    /// <param name="candidates">Companies with its match key, its country key or its reduced name.</param>
    /// <param name="rules">The rules.</param>
    public static CompanyMatch Decide(NormalizedCompany given, IReadOnlyList<CompanyCandidate> candidates, MatchingRules rules)
    {
        if (given.Domain is not null)
        {
            return ByKey(given.MatchKey, candidates)
                ?? ByName(given, candidates.Where(c => c.Domain is null), given.MatchKey, AdoptsDomainRule, rules.CompanyAdoptsDomain, rules)
                ?? new CompanyMatch(null, given.MatchKey, KeyRule, 1);
        }

        return ByName(given, candidates, matchKey: null, SameNameRule, rules.CompanySameName, rules)
            ?? Own(given, candidates);
    }

    private static CompanyMatch? ByKey(string matchKey, IReadOnlyList<CompanyCandidate> candidates) =>
        candidates.FirstOrDefault(c => c.MatchKey == matchKey) is { } known ? new CompanyMatch(known.CompanyId, matchKey, KeyRule, 1) : null;

    private static CompanyMatch? ByName(
        NormalizedCompany given, IEnumerable<CompanyCandidate> candidates, string? matchKey, string rule, double confidence, MatchingRules rules)
    {
        var nameKey = NameKeyOf(given);
        var fitting = candidates.Where(c => nameKey is not null && c.NameKey == nameKey && FitsCountry(given, c)).Take(2).ToList();
        if (fitting is not [var one] || confidence < rules.LinkFrom)
        {
            return null;
        }

        // A company of its own kind, found by its whole key, is no guess.
        return one.MatchKey == given.MatchKey
            ? new CompanyMatch(one.CompanyId, one.MatchKey, KeyRule, 1)
            : new CompanyMatch(one.CompanyId, matchKey ?? one.MatchKey, rule, confidence);
    }

    /// <summary>Several companies of that name, or one in another country: the one without a domain that fits, else a new one.</summary>
    private static CompanyMatch Own(NormalizedCompany given, IReadOnlyList<CompanyCandidate> candidates)
    {
        var plain = candidates.FirstOrDefault(c => c.MatchKey == given.MatchKey);
        if (plain is null || FitsCountry(given, plain))
        {
            return new CompanyMatch(plain?.CompanyId, given.MatchKey, KeyRule, 1);
        }

        // Only a company with a country can contradict, so there is one to tell the two apart by.
        var matchKey = CountryKeyOf(given)!;
        return ByKey(matchKey, candidates) ?? new CompanyMatch(null, matchKey, KeyRule, 1);
    }

    private static bool FitsCountry(NormalizedCompany given, CompanyCandidate known) =>
        given.Country is null || known.Country is null || given.Country == known.Country;
}
