using System.Text.Json;
using RevOps.Data.Identity;

namespace RevOps.Functions.Contacts;

/// <summary>How contacts look in answers: the field names are the contract with callers.</summary>
internal static class ContactViews
{
    public static object Detail(ContactDetail detail)
    {
        var c = detail.Contact;
        return new
        {
            c.ContactId,
            c.Email,
            c.IsFreeMail,
            c.FirstName,
            c.LastName,
            c.Phone,
            c.PhoneType,
            c.PhoneExtension,
            c.Country,
            c.Region,
            c.PostalCode,
            c.JobTitle,
            c.CompanyId,
            c.CreatedAt,
            Provenance = Parsed(c.Provenance),
            Company = detail.Company is { } company ? Company(company) : null,
            Keys = Keys(detail),
            Consents = detail.Consents.Select(x => new { x.Purpose, x.Granted, At = x.GivenAt, x.Text, x.Source }),
            Matches = detail.Matches.Select(m => new { m.EventId, m.MatchedContactId, m.RuleId, m.Confidence, At = m.DecidedAt }),
            Suggestions = detail.Suggestions.Select(Suggestion),
            Merges = detail.Merges.Select(Merge),
        };
    }

    public static object Suggestion(MatchRow pair) => new
    {
        pair.ContactId,
        OtherContactId = pair.MatchedContactId,
        pair.RuleId,
        pair.Confidence,
        pair.EventId,
        At = pair.DecidedAt,
    };

    public static object Merge(MergeRow merge) => new
    {
        merge.MergeId,
        ContactId = merge.SurvivorId,
        OtherContactId = merge.MergedId,
        merge.MergedAt,
        merge.MergedBy,
        merge.Reason,
        merge.UndoneAt,
        merge.UndoneBy,
    };

    private static object Company(CompanyRow company) => new
    {
        company.CompanyId,
        company.CompanyName,
        company.Industry,
        company.EmployeeCountBand,
        company.AnnualRevenueBand,
        company.Country,
        company.Domain,
        Provenance = Parsed(company.Provenance),
    };

    /// <summary>By what it is found; the contact is another one where the key came with a merge.</summary>
    private static IEnumerable<object> Keys(ContactDetail detail) =>
    [
        .. detail.Family.Where(f => f.EmailKey is not null).Select(f => Key("email", f.EmailKey!, f.ContactId)),
        .. detail.Family.Where(f => f.Phone is not null).Select(f => Key("phone", f.Phone!, f.ContactId)),
        .. detail.ExternalIds.Select(x => Key(x.System, x.ExternalId, x.ContactId)),
    ];

    private static object Key(string system, string id, string contactId) => new { System = system, Id = id, ContactId = contactId };

    private static JsonElement Parsed(string? json) => JsonSerializer.Deserialize<JsonElement>(json ?? "{}");
}
