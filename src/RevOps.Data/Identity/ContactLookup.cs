using RevOps.Core.Identity;
using RevOps.Core.Identity.Matching;

namespace RevOps.Data.Identity;

/// <summary>Who is looked for.</summary>
/// <param name="Facts">What is said about the person.</param>
/// <param name="CompanyId">The company, where known.</param>
/// <param name="ExternalIds">Ids in other systems, by system.</param>
/// <param name="VisitorId">First-party visitor id.</param>
internal sealed record ContactClaim(PersonFacts Facts, string? CompanyId, IReadOnlyDictionary<string, string> ExternalIds, string? VisitorId)
{
    public string? NameKey { get; } = PersonName.Key(Facts.FirstName, Facts.LastName);

    /// <summary>
    /// The first contact of a phone gets an id that derives from the phone: of two that bring a new phone at once, the second
    /// violates the primary key, starts again and finds the first.
    /// </summary>
    public string? PhoneContactId { get; } = Facts.Phone is { } phone ? DeterministicId.From("con", "phone", phone) : null;

    public IEnumerable<(string System, string Id)> Keys =>
        ExternalIds.Select(p => (p.Key, p.Value)).Concat(VisitorId is { } visitor ? [(IdentityStore.VisitorSystem, visitor)] : []);
}

/// <summary>Who it is.</summary>
/// <param name="Contact">The contact, or null where there is none yet.</param>
/// <param name="Match">How it was found; null where it was not.</param>
/// <param name="Suggestions">Other contacts that may be the same person.</param>
/// <param name="KnownKeys">Which of the claim's ids are taken, by whomever.</param>
/// <param name="IsPhoneIdTaken">True where the id that derives from the phone is in use.</param>
internal sealed record ContactResolution(
    ContactRow? Contact,
    ContactMatch? Match,
    IReadOnlyList<ContactMatch> Suggestions,
    IReadOnlySet<(string System, string Id)> KnownKeys,
    bool IsPhoneIdTaken);

/// <summary>
/// Finds contacts: one statement by e-mail key, one by all ids of other systems, and, only where these do not settle it, one by
/// phone and name. Each is a search by index, and each follows <c>merged_into</c> to the survivor.
/// </summary>
internal static class ContactLookup
{
    private const int CandidatesLookedAt = 100;
    private const int SuggestionsKept = 5;

    public static async Task<ContactResolution> ResolveAsync(this SqlSession sql, ContactClaim claim, MatchingRules rules)
    {
        var byEmail = claim.Facts.EmailKey is { } key ? await sql.FindAsync<ContactRow>("contacts/find_by_email_key", new { EmailKey = key }) : null;
        var keyed = await KeyedAsync(sql, claim);
        var knownKeys = keyed.Select(k => (k.System, k.ExternalId)).ToHashSet();
        var exact = byEmail is not null ? (Row: byEmail, Rule: ContactMatcher.EmailRule) : (Row: ByExternalId(claim, keyed), Rule: ContactMatcher.ExternalIdRule);
        var match = exact.Row is null ? null : new ContactMatch(exact.Row.MatchedContactId!, exact.Rule, 1);
        if (exact.Row is { } settled && !BringsNews(claim, settled))
        {
            return new ContactResolution(settled, match, [], knownKeys, IsPhoneIdTaken: false);
        }

        var similar = await SimilarAsync(sql, claim);
        var rows = new Dictionary<string, ContactRow>(StringComparer.Ordinal);
        foreach (var row in similar.Concat(keyed).Where(r => r.ContactId != exact.Row?.ContactId))
        {
            rows.TryAdd(row.MatchedContactId!, row);
        }

        var given = exact.Row is null ? claim.Facts : claim.Facts with { EmailKey = claim.Facts.EmailKey ?? exact.Row.Facts.EmailKey };
        var rated = ContactMatcher.Rate(given, rows.Values.Select(r => Candidate(r, keyed)), rules);
        var isTaken = similar.Any(r => r.MatchedContactId == claim.PhoneContactId);
        return exact.Row is null && rated is [{ } best, ..] && best.Confidence >= rules.LinkFrom
            ? new ContactResolution(rows[best.ContactId], best, [], knownKeys, isTaken)
            : new ContactResolution(exact.Row, match, [.. rated.DistinctBy(m => rows[m.ContactId].ContactId).Take(SuggestionsKept)], knownKeys, isTaken);
    }

    /// <summary>A contact that is known exactly is compared with others only when it gets a phone or name that it did not have.</summary>
    private static bool BringsNews(ContactClaim claim, ContactRow known) =>
        (claim.Facts.Phone is { } phone && phone != known.Phone) || (claim.NameKey is { } name && name != known.NameKey);

    private static async Task<IReadOnlyList<KeyedContact>> KeyedAsync(SqlSession sql, ContactClaim claim)
    {
        var keys = claim.Keys.ToHashSet();
        return keys.Count == 0
            ? []
            : [.. (await sql.QueryAsync<KeyedContact>(
                "contacts/find_by_external_ids", new { Systems = keys.Select(k => k.System).Distinct(), ExternalIds = keys.Select(k => k.Id).Distinct() }))
                .Where(k => keys.Contains((k.System, k.ExternalId)))];
    }

    /// <summary>An id of another system settles it, unless the addresses differ.</summary>
    private static ContactRow? ByExternalId(ContactClaim claim, IReadOnlyList<KeyedContact> keyed) => claim.ExternalIds
        .Select(p => keyed.FirstOrDefault(k => k.System == p.Key && k.ExternalId == p.Value))
        .FirstOrDefault(k => k is not null && (claim.Facts.EmailKey is null || k.Facts.EmailKey is null));

    private static Task<IReadOnlyList<ContactRow>> SimilarAsync(SqlSession sql, ContactClaim claim) =>
        sql.QueryAsync<ContactRow>("contacts/candidates", new
        {
            claim.Facts.Phone,
            claim.NameKey,
            claim.CompanyId,
            claim.Facts.PostalCode,
            claim.PhoneContactId,
            Limit = CandidatesLookedAt,
        });

    private static MatchCandidate Candidate(ContactRow row, IReadOnlyList<KeyedContact> keyed)
    {
        var shared = keyed.Where(k => k.MatchedContactId == row.MatchedContactId).ToList();
        return new MatchCandidate(
            row.MatchedContactId!,
            row.Facts,
            row.CreatedAt,
            SharesVisitor: shared.Exists(k => k.System == IdentityStore.VisitorSystem),
            SharesExternalId: shared.Exists(k => k.System != IdentityStore.VisitorSystem));
    }

    private sealed record KeyedContact : ContactRow
    {
        public required string System { get; init; }

        public required string ExternalId { get; init; }
    }
}
