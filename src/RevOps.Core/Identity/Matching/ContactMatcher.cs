namespace RevOps.Core.Identity.Matching;

/// <summary>What is known of a person, as far as matching looks at it.</summary>
public sealed record PersonFacts
{
    /// <summary>Matching form of the e-mail address.</summary>
    public string? EmailKey { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Registrable domain of the company.</summary>
    public string? CompanyDomain { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
}

/// <summary>A contact that may be the person.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="CreatedAt">When it was first seen.</param>
/// <param name="SharesVisitor">True where the submission's visitor id is the contact's.</param>
/// <param name="SharesExternalId">True where one of the submission's ids of other systems is the contact's.</param>
public sealed record MatchCandidate(string ContactId, PersonFacts Facts, DateTimeOffset CreatedAt, bool SharesVisitor, bool SharesExternalId);

/// <summary>A contact that may be the person, by a rule.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="RuleId">The rule, or one of <see cref="ContactMatcher"/>'s exact keys.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ContactMatch(string ContactId, string RuleId, double Confidence);

/// <summary>Rates who may be the same person.</summary>
public static class ContactMatcher
{
    /// <summary>Rule id of a match by e-mail key.</summary>
    public const string EmailRule = "email";

    /// <summary>Rule id of a match by an id of another system.</summary>
    public const string ExternalIdRule = "external-id";

    /// <summary>Rule ids that no rule of the file may take.</summary>
    public static IReadOnlyList<string> Reserved { get; } = [EmailRule, ExternalIdRule];

    /// <summary>
    /// Each candidate by its best rule, if that reaches <see cref="MatchingRules.SuggestFrom"/>: the surest first, of equal ones
    /// those without an e-mail address, then the oldest.
    /// </summary>
    /// <param name="given">The person of the submission.</param>
    /// <param name="candidates">Contacts that share something with it.</param>
    /// <param name="rules">The rules.</param>
    public static IReadOnlyList<ContactMatch> Rate(PersonFacts given, IEnumerable<MatchCandidate> candidates, MatchingRules rules) =>
    [
        .. candidates
            .Select(c => (Candidate: c, Rule: BestRule(given, c, rules)))
            .Where(m => m.Rule is not null && m.Rule.Confidence >= rules.SuggestFrom)
            .OrderByDescending(m => m.Rule!.Confidence)
            .ThenBy(m => m.Candidate.Facts.EmailKey is not null)
            .ThenBy(m => m.Candidate.CreatedAt)
            .ThenBy(m => m.Candidate.ContactId, StringComparer.Ordinal)
            .Select(m => new ContactMatch(m.Candidate.ContactId, m.Rule!.Id, m.Rule.Confidence)),
    ];

    private static MatchRule? BestRule(PersonFacts given, MatchCandidate candidate, MatchingRules rules)
    {
        MatchRule? best = null;
        foreach (var rule in rules.Rules)
        {
            if ((best is null || rule.Confidence > best.Confidence) && Holds(rule, given, candidate))
            {
                best = rule;
            }
        }

        return best;
    }

    private static bool Holds(MatchRule rule, PersonFacts given, MatchCandidate candidate) =>
        rule.Fields.All(f => Agree(f, given, candidate) == true) && rule.Unless.All(f => Agree(f, given, candidate) != false);

    /// <summary>Null where one side does not know.</summary>
    private static bool? Agree(MatchField field, PersonFacts given, MatchCandidate candidate)
    {
        var known = candidate.Facts;
        return field switch
        {
            MatchField.Email => Same(given.EmailKey, known.EmailKey),
            MatchField.Phone => Same(given.Phone, known.Phone),
            MatchField.VisitorId => candidate.SharesVisitor ? true : null,
            MatchField.ExternalId => candidate.SharesExternalId ? true : null,
            MatchField.FirstName => Same(PersonName.Reduced(given.FirstName), PersonName.Reduced(known.FirstName)),
            MatchField.LastName => Same(PersonName.Reduced(given.LastName), PersonName.Reduced(known.LastName)),
            MatchField.CompanyDomain => Same(given.CompanyDomain, known.CompanyDomain),
            MatchField.PostalCode => Same(given.PostalCode, known.PostalCode),
            MatchField.Country => Same(given.Country, known.Country),
        };
    }

    private static bool? Same(string? a, string? b) => a is null || b is null ? null : string.Equals(a, b, StringComparison.Ordinal);
}
