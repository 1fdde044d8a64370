namespace RevOps.Core.Leads;

/// <summary>The names by which mapping rules speak of a lead's fields.</summary>
public static class LeadFieldNames
{
    /// <summary>Every name there is.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "id", "occurredAt", "isTest", "email", "phone", "firstName", "lastName", "fullName", "jobTitle", "country", "region",
        "postalCode", "company.name", "company.domain", "company.industry", "company.employees", "company.annualRevenue",
        "company.country", "form", "interest", "message", "utm.source", "utm.medium", "utm.campaign", "utm.term", "utm.content",
        "utm.id", "clickIds.gclid", "clickIds.gbraid", "clickIds.wbraid", "clickIds.li_fat_id", "clickIds.fbclid",
        "clickIds.msclkid", "referrer", "url", "visitorId", "consent.email_marketing", "consent.ads", "consent.phone",
    ];

    /// <summary>Those of a company.</summary>
    public static IReadOnlyList<string> Company { get; } = [.. All.Where(n => n.StartsWith("company.", StringComparison.Ordinal))];
}
