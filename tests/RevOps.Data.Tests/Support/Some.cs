using RevOps.Core.Identity.Survivorship;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Owners;
using RevOps.Data.Sla;

namespace RevOps.Data.Tests.Support;

/// <summary>Plain valid things; a test says only what it is about.</summary>
internal static class Some
{
    public static NormalizedLead Lead(string? email = null, string? phone = null, string? first = null, string? last = null, string channel = "google_ads") => new()
    {
        Email = email is null ? null : new NormalizedEmail(email, email, email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..], false, false),
        Phone = phone,
        FirstName = first,
        LastName = last,
        Segment = "unknown",
        Origin = new NormalizedOrigin("google", channel, UtmInput.None, false),
        Steps = [],
    };

    public static LeadSubmission Submission(string? visitor = null, string? crmId = null) => new()
    {
        VisitorId = visitor,
        ExternalIds = crmId is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["crm"] = crmId },
    };

    /// <summary>A delivery of its own, submitted now by the leads API unless a test says otherwise.</summary>
    public static Arrival Arrival(this TestDatabase db, string key, DateTimeOffset? at = null, string source = "leads") =>
        new($"evt-{key}", key, new ValueOrigin(at ?? db.Now, source), db.Now);

    /// <summary>Saves a contact by a delivery of that key and returns its id.</summary>
    public static async Task<string> SaveAsync(
        this TestDatabase db, string key, NormalizedLead lead, LeadSubmission? submission = null, string? companyId = null) =>
        (await db.Db.WriteAsync(sql => sql.SaveContactAsync(lead, submission ?? Submission(), companyId, db.Arrival(key), ShippedRules.Identity))).ContactId;

    /// <summary>Saves a contact with a lead and returns the lead's id.</summary>
    public static Task<string> LeadAsync(this TestDatabase db, string id, NormalizedLead? lead = null, DateTimeOffset? createdAt = null, NormalizedCompany? company = null) =>
        db.Db.WriteAsync(async sql =>
        {
            var given = lead ?? Lead($"{id}@example.com");
            var companyId = await sql.SaveCompanyAsync(company, db.Arrival(id), ShippedRules.Identity);
            var contact = await sql.SaveContactAsync(given, Submission(), companyId, db.Arrival(id), ShippedRules.Identity);
            return await sql.OpenLeadAsync(Opening(id, contact.ContactId, given, createdAt ?? db.Now, companyId));
        });

    /// <summary>The contact of a lead.</summary>
    public static async Task<string> ContactOfAsync(this TestDatabase db, string leadId) =>
        (await db.QueryAsync<string>("SELECT contact_id FROM leads WHERE lead_id = @leadId", new { leadId })).Single();

    public static LeadOpening Opening(string id, string contactId, NormalizedLead lead, DateTimeOffset at, string? companyId = null) =>
        new(id, contactId, companyId, lead, at, at, 60, false, at);

    public static Task OwnerAsync(this TestDatabase db, string id, string? team = null, int weight = 1) =>
        db.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = id, Name = id, Team = team, Weight = weight }, db.Now));

    /// <summary>A clock of 15 minutes with a reminder after 10.</summary>
    public static SlaRow Clock(string id, string leadId, DateTimeOffset start) => new()
    {
        SlaId = id,
        LeadId = leadId,
        OwnerId = "ann",
        Policy = "standard",
        StartedAt = start,
        RemindAt = start.AddMinutes(10),
        DueAt = start.AddMinutes(15),
        State = SlaState.Running,
    };

    public static Task CallAsync(this TestDatabase db, string id, string leadId, DateTimeOffset calledAt, DateTimeOffset loggedAt, string direction = "outbound", string outcome = "no_answer") =>
        db.Db.WriteAsync(sql => sql.ExecuteAsync("calls/insert", new CallRow
        {
            CallId = id,
            LeadId = leadId,
            CalledAt = calledAt,
            LoggedAt = loggedAt,
            Direction = direction,
            Outcome = outcome,
            TouchpointId = $"tp-{id}",
        }));
}
