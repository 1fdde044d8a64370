using System.Text.Json;

namespace RevOps.Data.Crm;

/// <summary>A contact as the CRM is to know it, under one of its ids there.</summary>
public sealed record CrmContactRow
{
    /// <summary>System of the id: <c>hubspot</c>, <c>salesforce</c>, <c>salesforce-lead</c>.</summary>
    public required string System { get; init; }

    /// <summary>The id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Our id.</summary>
    public required string Id { get; init; }

    /// <summary>Stage of the newest lead.</summary>
    public required string LifecycleStage { get; init; }

    /// <summary>Its score.</summary>
    public int LeadScore { get; init; }

    /// <summary>Its owner, if it has one.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Its channel of origin.</summary>
    public required string Channel { get; init; }

    /// <summary>Name of the campaign of the latest touch that has one.</summary>
    public string? Campaign { get; init; }
}

/// <summary>A deal as the CRM is to know it.</summary>
public sealed record CrmDealRow
{
    /// <summary>Our id, which is made of theirs.</summary>
    public required string Id { get; init; }

    /// <summary>The CAC proxy, in the currency of the reports.</summary>
    public decimal? CacProxy { get; init; }

    /// <summary>Name of the campaign that earned most of it by the linear model.</summary>
    public string? Campaign { get; init; }

    /// <summary>What that campaign earned, in the deal's currency.</summary>
    public decimal? Revenue { get; init; }
}

/// <summary>A contact or a deal that has changed in what the CRM is to know.</summary>
public sealed record CrmMark
{
    /// <summary>Number of the mark.</summary>
    public long MarkId { get; init; }

    /// <summary><see cref="CrmStore.Contact"/> or <see cref="CrmStore.Deal"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Our id.</summary>
    public required string Id { get; init; }
}

/// <summary>What is to be written back into the CRM, and what was.</summary>
public static class CrmStore
{
    /// <summary>Kind of a mark: a contact.</summary>
    public const string Contact = "contact";

    /// <summary>Kind of a mark: a deal.</summary>
    public const string Deal = "deal";

    /// <summary>The oldest marks.</summary>
    public static Task<IReadOnlyList<CrmMark>> NextCrmMarksAsync(this SqlSession sql, int limit) =>
        sql.QueryAsync<CrmMark>("crm_marks/next", new { Limit = limit });

    /// <summary>Takes marks away; whatever changes after this marks again.</summary>
    public static Task RemoveCrmMarksAsync(this SqlSession sql, IEnumerable<CrmMark> marks) =>
        sql.ExecuteAsync("crm_marks/delete", new { Marks = JsonSerializer.Serialize(marks.Select(m => m.MarkId)) });

    /// <summary>Marks everybody whom the CRM knows.</summary>
    public static Task<int> MarkCrmContactsAsync(this SqlSession sql) => sql.ExecuteAsync("crm_marks/all_contacts");

    /// <summary>Marks every deal of the CRM.</summary>
    public static Task<int> MarkCrmDealsAsync(this SqlSession sql) => sql.ExecuteAsync("crm_marks/all_deals");

    /// <summary>Contacts as they stand, each under every id that the CRM knows it by.</summary>
    public static async Task<IReadOnlyList<CrmContactRow>> CrmContactsAsync(this SqlSession sql, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? [] : await sql.QueryAsync<CrmContactRow>("crm_marks/contacts", new { Ids = ids });

    /// <summary>Deals as they stand.</summary>
    public static async Task<IReadOnlyList<CrmDealRow>> CrmDealsAsync(this SqlSession sql, IReadOnlyCollection<string> ids) =>
        ids.Count == 0 ? [] : await sql.QueryAsync<CrmDealRow>("crm_marks/deals", new { Ids = ids });

    /// <summary>What was written last, by id in the CRM; those into which nothing was written are missing.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> CrmWrittenAsync(
        this SqlSession sql, string crmObject, IReadOnlyCollection<string> externalIds) =>
        (await sql.QueryAsync<WriteRow>("crm_writes/find", new { Object = crmObject, ExternalIds = externalIds })).ToDictionary(
            w => w.ExternalId, w => (IReadOnlyDictionary<string, string>)JsonSerializer.Deserialize<Dictionary<string, string>>(w.Properties)!, StringComparer.Ordinal);

    /// <summary>Notes what an object of the CRM holds from now on.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="crmObject">The object's kind, such as <c>hubspot/contacts</c>.</param>
    /// <param name="externalId">Its id in the CRM.</param>
    /// <param name="id">Our id.</param>
    /// <param name="properties">What was written, now or before.</param>
    /// <param name="now">Now.</param>
    public static async Task NoteCrmWriteAsync(
        this SqlSession sql, string crmObject, string externalId, string id, IReadOnlyDictionary<string, string> properties, DateTimeOffset now)
    {
        var row = new { Object = crmObject, ExternalId = externalId, Id = id, Properties = JsonSerializer.Serialize(properties), Now = now };
        if (await sql.ExecuteAsync("crm_writes/update", row) == 0)
        {
            await sql.ExecuteAsync("crm_writes/insert", row);
        }
    }

    private sealed record WriteRow
    {
        public required string ExternalId { get; init; }

        public required string Properties { get; init; }
    }
}
