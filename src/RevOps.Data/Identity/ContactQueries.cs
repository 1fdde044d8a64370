using RevOps.Data.Leads;

namespace RevOps.Data.Identity;

/// <summary>Contacts for people to look at.</summary>
public static class ContactQueries
{
    private const int MatchesShown = 50;

    /// <summary>A contact with everything that says who it is; of one that was merged away, its survivor. Null where there is none.</summary>
    public static async Task<ContactDetail?> ContactDetailAsync(this SqlSession sql, string contactId)
    {
        var asked = await sql.FindAsync<ContactRow>("contacts/get", new { ContactId = contactId });
        if ((asked?.MergedInto is { } into ? await sql.FindAsync<ContactRow>("contacts/get", new { ContactId = into }) : asked) is not { } contact)
        {
            return null;
        }

        var family = await sql.QueryAsync<ContactKeyRow>("contacts/family", new { contact.ContactId });
        var ids = family.Select(f => f.ContactId).ToList();
        return new ContactDetail(
            contact,
            contact.CompanyId is null ? null : await sql.FindAsync<CompanyRow>("companies/find", new { contact.CompanyId }),
            family,
            await sql.QueryAsync<ExternalIdRow>("external_ids/of_contacts", new { ContactIds = ids }),
            await sql.QueryAsync<ConsentRow>("consents/list", new { contact.ContactId }),
            await sql.QueryAsync<MatchRow>("contact_matches/of_contacts", new { ContactIds = ids, Limit = MatchesShown }),
            [.. (await sql.QueryAsync<MatchRow>("contact_matches/suggested_of_contacts", new { ContactIds = ids })).DistinctBy(m => m.MatchId)],
            await sql.QueryAsync<MergeRow>("merges/of_contact", new { contact.ContactId }));
    }

    /// <summary>Pairs of contacts that may be one person, the newest first; a pair that was merged is none any more.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="at">Where the last page ended, exclusive; null for the first page.</param>
    /// <param name="id">Where the last page ended, among pairs of the same time.</param>
    /// <param name="limit">1 to 501.</param>
    public static Task<IReadOnlyList<MatchRow>> SuggestedPairsAsync(this SqlSession sql, DateTimeOffset? at, string? id, int limit) =>
        sql.QueryAsync<MatchRow>("contact_matches/suggested", new { At = at, Id = id, Limit = limit });
}

/// <summary>What a contact's page shows.</summary>
/// <param name="Contact">The contact; the survivor where the one asked for was merged away.</param>
/// <param name="Company">Its company, if any.</param>
/// <param name="Family">The contact and those merged into it, with their keys.</param>
/// <param name="ExternalIds">Their ids in other systems.</param>
/// <param name="Consents">All consents given and withdrawn; the newest of a purpose counts.</param>
/// <param name="Matches">The newest 50 deliveries that were linked to it.</param>
/// <param name="Suggestions">Pairs with others that may be the same person.</param>
/// <param name="Merges">Merges into it, and of it while it was away, the newest first.</param>
public sealed record ContactDetail(
    ContactRow Contact,
    CompanyRow? Company,
    IReadOnlyList<ContactKeyRow> Family,
    IReadOnlyList<ExternalIdRow> ExternalIds,
    IReadOnlyList<ConsentRow> Consents,
    IReadOnlyList<MatchRow> Matches,
    IReadOnlyList<MatchRow> Suggestions,
    IReadOnlyList<MergeRow> Merges);

/// <summary>The keys of a contact's own row.</summary>
public sealed record ContactKeyRow
{
    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>Matching form of its e-mail address.</summary>
    public string? EmailKey { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }
}

/// <summary>A row of <c>external_ids</c>.</summary>
public sealed record ExternalIdRow
{
    /// <summary>The system.</summary>
    public required string System { get; init; }

    /// <summary>The id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Whose it is: perhaps a contact that was merged away.</summary>
    public required string ContactId { get; init; }
}

/// <summary>A row of <c>contact_matches</c>.</summary>
public sealed record MatchRow
{
    /// <summary>Primary key.</summary>
    public required string MatchId { get; init; }

    /// <summary>The event, or the import.</summary>
    public required string EventId { get; init; }

    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>The contact whose key it had; of a suggestion, the other one of the pair.</summary>
    public required string MatchedContactId { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary><see cref="MatchStatus"/>.</summary>
    public required string Status { get; init; }
}
