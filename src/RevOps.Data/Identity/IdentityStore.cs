using RevOps.Core.Identity;
using RevOps.Core.Identity.Matching;
using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;

namespace RevOps.Data.Identity;

/// <summary>
/// Contacts: finds the one that a delivery names, or makes it. Two deliveries of one person at the same instant end as one contact,
/// on one machine because SQLite has one writer, on a server because each key of a new contact is unique there: its e-mail key,
/// its ids of other systems, and for its phone the contact's own id. The second violates one of these, its whole transaction runs
/// again, and then it finds the first. A contact that exists is locked when it is found, so that a merge waits or is seen.
/// </summary>
public static class IdentityStore
{
    /// <summary>The system name under which first-party visitor ids are kept.</summary>
    public const string VisitorSystem = "visitor";

    /// <summary>The contact of a lead, found by exact keys, then by the rules, or made; with its values brought up to date.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The normalized lead.</param>
    /// <param name="submission">What came in, for its external and visitor ids.</param>
    /// <param name="companyId">Its company.</param>
    /// <param name="delivery">What brings it.</param>
    /// <param name="rules">The rules.</param>
    public static async Task<SavedContact> SaveContactAsync(
        this SqlSession sql, NormalizedLead lead, LeadSubmission submission, string? companyId, Arrival delivery, IdentityRules rules)
    {
        var claim = new ContactClaim(Facts(lead), companyId, submission.ExternalIds, submission.VisitorId);
        var found = await sql.ResolveAsync(claim, rules.Matching);
        var given = ContactProfile.Of(lead, companyId, delivery.Origin);
        var saved = found.Contact is { } known
            ? await UpdateAsync(sql, known, given, lead.Email?.Key, found.Match!, delivery, rules)
            : await InsertAsync(sql, claim, given, found, delivery);
        await SuggestAsync(sql, saved.ContactId, found.Suggestions, delivery);
        await SaveKeysAsync(sql, saved, claim, found.KnownKeys);
        return saved;
    }

    /// <summary>The contact that a reference names, if it is known; changes nothing.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="contact">The reference; its phone already normalized.</param>
    /// <param name="emailKey">Matching form of its e-mail address.</param>
    /// <param name="rules">The rules.</param>
    public static async Task<ContactRow?> FindContactAsync(this SqlSession sql, ContactRef contact, string? emailKey, IdentityRules rules)
    {
        if (contact.ContactId is { } id)
        {
            return await sql.FindAsync<ContactRow>("contacts/find_by_contact_id", new { ContactId = id });
        }

        var facts = new PersonFacts { EmailKey = emailKey, Phone = contact.Phone };
        var claim = new ContactClaim(facts, CompanyId: null, contact.ExternalIds ?? new Dictionary<string, string>(), contact.VisitorId);
        return (await sql.ResolveAsync(claim, rules.Matching)).Contact;
    }

    private static PersonFacts Facts(NormalizedLead lead) => new()
    {
        EmailKey = lead.Email?.Key,
        Phone = lead.Phone,
        FirstName = lead.FirstName,
        LastName = lead.LastName,
        CompanyDomain = lead.Company?.Domain,
        PostalCode = lead.PostalCode,
        Country = lead.Country,
    };

    private static async Task<SavedContact> InsertAsync(
        SqlSession sql, ContactClaim claim, ContactProfile given, ContactResolution found, Arrival delivery)
    {
        var id = claim.PhoneContactId is { } ofPhone && !found.IsPhoneIdTaken ? ofPhone : DeterministicId.From("con", delivery.Key);
        await sql.ExecuteAsync("contacts/insert", Values(id, given, claim.Facts.EmailKey, delivery));
        return new SavedContact(id, id);
    }

    private static async Task<SavedContact> UpdateAsync(
        SqlSession sql, ContactRow known, ContactProfile given, string? emailKey, ContactMatch match, Arrival delivery, IdentityRules rules)
    {
        // The key is that of the first address; the keys of contacts merged into this one stay with them.
        var ownKey = known.Email is null && match.RuleId != ContactMatcher.EmailRule ? emailKey : known.EmailKey;
        await sql.ExecuteAsync("contacts/update", Values(known.ContactId, known.Profile.Combine(given, rules.Survivorship), ownKey, delivery));
        await sql.NoteMatchAsync(DeterministicId.From("mat", delivery.Key), known.ContactId, match, MatchStatus.Linked, delivery);
        return new SavedContact(known.ContactId, match.ContactId);
    }

    private static async Task SuggestAsync(SqlSession sql, string contactId, IReadOnlyList<ContactMatch> suggestions, Arrival delivery)
    {
        foreach (var other in suggestions.Where(s => s.ContactId != contactId))
        {
            // Once a pair, whichever of the two came again.
            string[] pair = [contactId, other.ContactId];
            Array.Sort(pair, StringComparer.Ordinal);
            await sql.NoteMatchAsync(DeterministicId.From("sug", pair), contactId, other, MatchStatus.Suggested, delivery);
        }
    }

    private static Task NoteMatchAsync(this SqlSession sql, string matchId, string contactId, ContactMatch match, string status, Arrival delivery) =>
        sql.ExecuteAsync("contact_matches/insert", new
        {
            MatchId = matchId,
            delivery.EventId,
            ContactId = contactId,
            MatchedContactId = match.ContactId,
            match.RuleId,
            match.Confidence,
            delivery.Now,
            Status = status,
        });

    private static async Task SaveKeysAsync(SqlSession sql, SavedContact saved, ContactClaim claim, IReadOnlySet<(string System, string Id)> known)
    {
        // The first contact keeps an id: a second claim to it changes nothing. What comes with a merged contact's key is that contact's.
        foreach (var (system, id) in claim.Keys.Where(k => !known.Contains(k)))
        {
            await sql.ExecuteAsync("external_ids/insert", new { System = system, ExternalId = id, ContactId = saved.MatchedContactId });
        }

        if (claim.VisitorId is { } visitor)
        {
            await sql.StitchAsync(visitor, saved);
        }
    }

    /// <summary>A visitor's earlier page views become the contact's.</summary>
    private static async Task StitchAsync(this SqlSession sql, string visitorId, SavedContact saved)
    {
        if (saved.IsThroughMerge)
        {
            var earlier = await sql.QueryAsync<string>("touchpoints/of_visitor", new { VisitorId = visitorId });
            await sql.NoteLaterRowsAsync(saved, [.. earlier.Select(id => new MovedRow("touchpoints", id))]);
        }

        await sql.ExecuteAsync("touchpoints/stitch", new { VisitorId = visitorId, saved.ContactId });
    }

    internal static object Values(string id, ContactProfile profile, string? emailKey, Arrival delivery) =>
        Values(id, profile, emailKey, delivery.Origin.At, delivery.Now);

    internal static object Values(string id, ContactProfile profile, string? emailKey, DateTimeOffset createdAt, DateTimeOffset now) => new
    {
        ContactId = id,
        profile.Email,
        EmailKey = emailKey,
        profile.IsFreeMail,
        profile.FirstName,
        profile.LastName,
        profile.Phone,
        profile.PhoneType,
        profile.PhoneExtension,
        profile.Country,
        profile.CompanyId,
        profile.Region,
        profile.PostalCode,
        profile.JobTitle,
        NameKey = PersonName.Key(profile.FirstName, profile.LastName),
        Provenance = profile.Provenance.ToJson(),
        CreatedAt = createdAt,
        Now = now,
    };
}

/// <summary>Values of <c>contact_matches.status</c>.</summary>
public static class MatchStatus
{
    /// <summary>The delivery went to the contact.</summary>
    public const string Linked = "linked";

    /// <summary>Somebody may want to merge the two.</summary>
    public const string Suggested = "suggested";
}
