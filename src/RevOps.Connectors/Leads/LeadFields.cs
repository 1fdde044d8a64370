using RevOps.Connectors.Input;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Leads;

/// <summary>
/// The canonical fields by name (<c>email</c>, <c>company.name</c>, <c>utm.source</c>, <c>clickIds.gclid</c>,
/// <c>consent.email_marketing</c>), for sources whose vocabulary is a table: forms, lead ads, CSV columns.
/// </summary>
internal static class LeadFields
{
    /// <summary>Prefix of a click id's name.</summary>
    public const string ClickIds = "clickIds.";

    /// <summary>Prefix of a consent's purpose.</summary>
    public const string Consent = "consent.";

    /// <summary>Every name there is.</summary>
    public static IReadOnlyList<string> All => LeadFieldNames.All;

    /// <summary>
    /// Makes a lead of texts by canonical name. A text over the limit is cut, not refused: what a visitor typed must not be
    /// lost to a limit that no form shows.
    /// </summary>
    /// <param name="values">Non-empty texts by name.</param>
    public static LeadSubmission ToLead(IReadOnlyDictionary<string, string> values)
    {
        string? Get(string name, int max = FieldReader.MaxText) =>
            values.TryGetValue(name, out var text) ? Cut(InputText.Clean(text), max) : null;

        return new LeadSubmission
        {
            Id = Get("id", FieldReader.MaxId),
            OccurredAt = Get("occurredAt") is { } at && Rfc3339.TryParse(at, out var time) && time.Year >= Rfc3339.FirstYear ? time : null,
            IsTest = Get("isTest") is { } test && (test == "1" || test.Equals("true", StringComparison.OrdinalIgnoreCase)),
            Email = Get("email"),
            Phone = Get("phone"),
            FirstName = Get("firstName"),
            LastName = Get("lastName"),
            FullName = Get("fullName"),
            JobTitle = Get("jobTitle"),
            Country = Get("country"),
            Region = Get("region"),
            PostalCode = Get("postalCode"),
            Company = new CompanyInput(
                Get("company.name"), Get("company.domain"), Get("company.industry"), Get("company.employees"), Get("company.annualRevenue"), Get("company.country")),
            Form = Get("form"),
            Interest = Get("interest"),
            Message = Get("message", FieldReader.MaxLongText),
            Utm = new UtmInput(Get("utm.source"), Get("utm.medium"), Get("utm.campaign"), Get("utm.term"), Get("utm.content"), Get("utm.id")),
            ClickIds = ClickIdsOf(values),
            Referrer = Get("referrer", FieldReader.MaxLongText),
            Url = Get("url", FieldReader.MaxLongText),
            VisitorId = Get("visitorId", FieldReader.MaxId),
            Consents = [.. ConsentsOf(values)],
        };
    }

    private static Dictionary<string, string> ClickIdsOf(IReadOnlyDictionary<string, string> values)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (name.StartsWith(ClickIds, StringComparison.Ordinal) && InputText.Clean(value) is { } id)
            {
                ids[name[ClickIds.Length..]] = Cut(id, FieldReader.MaxText)!;
            }
        }

        return ids;
    }

    private static IEnumerable<ConsentInput> ConsentsOf(IReadOnlyDictionary<string, string> values)
    {
        foreach (var name in All.Where(n => n.StartsWith(Consent, StringComparison.Ordinal)))
        {
            if (values.TryGetValue(name, out var answer) && ConsentAnswer.Read(answer) is { } granted)
            {
                yield return new ConsentInput(
                    name[Consent.Length..], granted, Text: Cut(ConsentAnswer.Wording(answer), FieldReader.MaxLongText), Source: values.GetValueOrDefault("form"));
            }
        }
    }

    private static string? Cut(string? text, int max)
    {
        if (text is null || text.Length <= max)
        {
            return text;
        }

        return char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)] : text[..max];
    }
}
