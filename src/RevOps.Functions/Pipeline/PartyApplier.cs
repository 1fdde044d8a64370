using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Writes what other systems know of people and companies who ask for nothing: no lead opens and no touchpoint is made.</summary>
public sealed class PartyApplier(RuleBook rules, ContactLinks links)
{
    private static FieldFault NoCompany { get; } = new("/company", "required", "The company has neither a usable name nor a usable domain.");

    /// <summary>Writes a contact, with its company, within the event's transaction. Its open lead, if any, is scored again.</summary>
    /// <param name="context">The event.</param>
    /// <param name="submission">The person.</param>
    /// <param name="isImport">True where it comes from a file or a back-fill: no call clock starts by it, and no consent that it grants outdoes a withdrawal.</param>
    public async Task<Applied> ApplyAsync(EventContext context, LeadSubmission submission, bool isImport = false)
    {
        var current = rules.Current;
        switch (LeadNormalizer.Normalize(submission, current.Normalization, context.ReceivedAt))
        {
            case NormalizationResult.Rejected rejected:
                return Applied.Rejected(rejected.Fault);
            case NormalizationResult.Normalized normalized:
                return await WriteAsync(context, submission, normalized.Lead, current.Identity, isImport);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Writes a company within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, CompanyInput company, DateTimeOffset? updatedAt)
    {
        var current = rules.Current;
        if (LeadNormalizer.NormalizeCompany(company, current.Normalization) is not { } normalized)
        {
            return Applied.Rejected(NoCompany);
        }

        await context.Sql.SaveCompanyAsync(normalized, context.Arrival(NotAfterReceipt(updatedAt, context)), current.Identity);
        return new Applied(EventStatus.Applied);
    }

    private async Task<Applied> WriteAsync(
        EventContext context, LeadSubmission submission, NormalizedLead person, Core.Identity.Matching.IdentityRules identity, bool isImport)
    {
        var sql = context.Sql;
        var at = NotAfterReceipt(submission.OccurredAt, context);
        var arrival = context.Arrival(at);
        arrival = arrival with { Origin = arrival.Origin with { IsTentative = person.IsTest } };
        var companyId = await sql.SaveCompanyAsync(person.Company, arrival, identity);
        var contact = await sql.SaveContactAsync(person, submission, companyId, arrival, identity);
        var given = isImport ? await sql.CountingOfListAsync(contact.ContactId, person.Consents) : person.Consents;
        var consents = await sql.SaveConsentsAsync(contact.ContactId, context.Key, context.EventId, at, context.Now, given);
        await sql.NoteLaterRowsAsync(contact, [.. consents.Select(id => new MovedRow("consents", id))]);
        await links.LinkAsync(sql, contact.ContactId, context.EventId, context.Now);
        var leadId = (await sql.FindOpenLeadAsync(contact.ContactId))?.LeadId;
        return new Applied(EventStatus.Applied)
        {
            ContactId = contact.ContactId,
            LeadId = leadId,
            Promises = leadId is null ? [] : [ScoreMessage.Promise(context.EventId, [new ScoreItem(leadId, context.EventId, at, isImport)])],
        };
    }

    private static DateTimeOffset NotAfterReceipt(DateTimeOffset? at, EventContext context) =>
        at is { } time && time < context.ReceivedAt ? time.ToUniversalTime() : context.ReceivedAt;
}
