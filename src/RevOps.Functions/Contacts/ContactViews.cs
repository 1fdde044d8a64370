using System.Text.Json;
using RevOps.Data.Identity;

namespace RevOps.Functions.Contacts;

/// <summary>How contacts look in answers: the field names are the contract with callers.</summary>
internal static class ContactViews
{
    public static ContactDetailView Detail(ContactDetail detail)
    {
        var c = detail.Contact;
        return new ContactDetailView(
            c.ContactId, c.Email, c.IsFreeMail, c.FirstName, c.LastName, c.Phone, c.PhoneType, c.PhoneExtension, c.Country, c.Region,
            c.PostalCode, c.JobTitle, c.CompanyId, c.CreatedAt, c.ErasedAt, Parsed(c.Provenance), detail.Company is { } company ? Company(company) : null,
            Keys(detail), detail.Consents.Select(x => new ConsentView(x.Purpose, x.Granted, x.GivenAt, x.Text, x.Source)),
            detail.Matches.Select(m => new MatchView(m.EventId, m.MatchedContactId, m.RuleId, m.Confidence, m.DecidedAt)),
            detail.Suggestions.Select(Suggestion), detail.Merges.Select(Merge));
    }

    public static SuggestionView Suggestion(MatchRow pair) => new(pair.ContactId, pair.MatchedContactId, pair.RuleId, pair.Confidence, pair.EventId, pair.DecidedAt);

    public static MergeView Merge(MergeRow merge) => new(
        merge.MergeId, merge.SurvivorId, merge.MergedId, merge.MergedAt, merge.MergedBy, merge.Reason, merge.UndoneAt, merge.UndoneBy);

    private static CompanyOfContact Company(CompanyRow company) => new(
        company.CompanyId, company.CompanyName, company.Industry, company.EmployeeCountBand, company.AnnualRevenueBand, company.Country,
        company.Domain, Parsed(company.Provenance));

    /// <summary>By what it is found; the contact is another one where the key came with a merge.</summary>
    private static IEnumerable<ContactKey> Keys(ContactDetail detail) =>
    [
        .. detail.Family.Where(f => f.EmailKey is not null).Select(f => Key("email", f.EmailKey!, f.ContactId)),
        .. detail.Family.Where(f => f.Phone is not null).Select(f => Key("phone", f.Phone!, f.ContactId)),
        .. detail.ExternalIds.Select(x => Key(x.System, x.ExternalId, x.ContactId)),
    ];

    private static ContactKey Key(string system, string id, string contactId) => new(system, id, contactId);

    private static JsonElement Parsed(string? json) => JsonSerializer.Deserialize<JsonElement>(json ?? "{}");
}
