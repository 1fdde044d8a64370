using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;

namespace RevOps.Data.Identity;

/// <summary>Who a lead is: finds the contact and the company, or makes them.</summary>
public static class IdentityStore
{
    /// <summary>The system name under which first-party visitor ids are kept.</summary>
    public const string VisitorSystem = "visitor";

    /// <summary>
    /// The company of a lead. Its id derives from its match key, so that two leads of a new company that arrive at once make one.
    /// </summary>
    public static async Task<string?> SaveCompanyAsync(this SqlSession sql, NormalizedCompany? company, DateTimeOffset now)
    {
        if (company is null)
        {
            return null;
        }

        var known = await sql.FindAsync<CompanyRow>("companies/find_by_match_key", new { company.MatchKey });
        var row = new CompanyRow
        {
            CompanyId = known?.CompanyId ?? DeterministicId.From("com", company.MatchKey),
            CompanyName = company.Name,
            Industry = company.Industry,
            EmployeeCountBand = company.EmployeeBand,
            AnnualRevenueBand = company.RevenueBand,
            Country = company.Country,
            MatchKey = company.MatchKey,
            Domain = company.Domain,
        };
        await sql.ExecuteAsync(known is null ? "companies/insert" : "companies/update", With(row, now));
        return row.CompanyId;
    }

    /// <summary>
    /// Finds the contact by e-mail key, then external ids, then visitor id, then a phone that nobody with another address has;
    /// makes one where none is found.
    /// </summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="lead">The normalized lead.</param>
    /// <param name="submission">What came in, for its external and visitor ids.</param>
    /// <param name="newId">Id of the contact if it has to be made.</param>
    /// <param name="companyId">Its company.</param>
    /// <param name="createdAt">When it was first seen.</param>
    /// <param name="now">Now.</param>
    public static async Task<string> SaveContactAsync(
        this SqlSession sql, NormalizedLead lead, LeadSubmission submission, string newId, string? companyId, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var known = await FindAsync(sql, lead, submission);
        var values = new
        {
            ContactId = known?.ContactId ?? newId,
            Email = lead.Email?.Address,
            EmailKey = lead.Email?.Key,
            IsFreeMail = lead.Email?.IsFreeMail ?? false,
            lead.FirstName,
            lead.LastName,
            lead.Phone,
            lead.PhoneType,
            lead.PhoneExtension,
            lead.Region,
            lead.PostalCode,
            lead.Country,
            CompanyId = companyId,
            lead.JobTitle,
            CreatedAt = createdAt,
            Now = now,
        };
        await sql.ExecuteAsync(known is null ? "contacts/insert" : "contacts/update", values);
        await SaveKeysAsync(sql, values.ContactId, submission);
        return values.ContactId;
    }

    /// <summary>The contact that a reference names, if it is known.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="contact">The reference; its e-mail address and phone already normalized.</param>
    /// <param name="emailKey">Matching form of the address.</param>
    public static async Task<ContactRow?> FindContactAsync(this SqlSession sql, ContactRef contact, string? emailKey)
    {
        if (contact.ContactId is { } id)
        {
            return await sql.FindAsync<ContactRow>("contacts/find_by_contact_id", new { ContactId = id });
        }

        if (emailKey is not null && await sql.FindAsync<ContactRow>("contacts/find_by_email_key", new { EmailKey = emailKey }) is { } byEmail)
        {
            return byEmail;
        }

        bool Fits(ContactRow c) => emailKey is null || c.Email is null;
        if (contact.Phone is { } phone
            && (await sql.QueryAsync<ContactRow>("contacts/find_by_phone", new { Phone = phone })).FirstOrDefault(Fits) is { } byPhone)
        {
            return byPhone;
        }

        return await FindByKeysAsync(sql, contact.ExternalIds ?? new Dictionary<string, string>(), contact.VisitorId) is { } byKey && Fits(byKey)
            ? byKey
            : null;
    }

    private static async Task<ContactRow?> FindAsync(SqlSession sql, NormalizedLead lead, LeadSubmission submission)
    {
        if (lead.Email is { } email && await sql.FindAsync<ContactRow>("contacts/find_by_email_key", new { EmailKey = email.Key }) is { } byEmail)
        {
            return byEmail;
        }

        // A key of another system, or a phone, proves nothing against a different address.
        bool Fits(ContactRow c) => lead.Email is null || c.Email is null;
        if (await FindByKeysAsync(sql, submission.ExternalIds, submission.VisitorId) is { } byKey && Fits(byKey))
        {
            return byKey;
        }

        return lead.Phone is { } phone
            ? (await sql.QueryAsync<ContactRow>("contacts/find_by_phone", new { Phone = phone })).FirstOrDefault(Fits)
            : null;
    }

    private static async Task<ContactRow?> FindByKeysAsync(SqlSession sql, IReadOnlyDictionary<string, string> ids, string? visitorId)
    {
        var keys = visitorId is null ? ids : ids.Append(new(VisitorSystem, visitorId));
        foreach (var (system, id) in keys)
        {
            if (await sql.FindAsync<ContactRow>("contacts/find_by_external_id", new { System = system, ExternalId = id }) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static async Task SaveKeysAsync(SqlSession sql, string contactId, LeadSubmission submission)
    {
        foreach (var (system, id) in submission.ExternalIds)
        {
            await sql.ExecuteAsync("external_ids/insert", new { System = system, ExternalId = id, ContactId = contactId });
        }

        if (submission.VisitorId is { } visitor)
        {
            await sql.ExecuteAsync("external_ids/insert", new { System = VisitorSystem, ExternalId = visitor, ContactId = contactId });
            await sql.ExecuteAsync("touchpoints/stitch", new { VisitorId = visitor, ContactId = contactId });
        }
    }

    private static object With(CompanyRow row, DateTimeOffset now) => new
    {
        row.CompanyId,
        row.CompanyName,
        row.Industry,
        row.EmployeeCountBand,
        row.AnnualRevenueBand,
        row.Country,
        row.MatchKey,
        row.Domain,
        Now = now,
    };
}
