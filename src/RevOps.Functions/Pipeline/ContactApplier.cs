using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Rules;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Normalizes what is known of a person and writes contact, company and consents, by the rules of identity; it makes no lead.</summary>
public sealed class ContactApplier(RuleBook rules, ContactLinks links)
{
    /// <summary>Writes within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, LeadSubmission person)
    {
        var current = rules.Current;
        return LeadNormalizer.Normalize(person, current.Normalization, context.ReceivedAt) switch
        {
            NormalizationResult.Rejected rejected => Applied.Rejected(rejected.Fault),
            NormalizationResult.Normalized normalized => await WriteAsync(context, person, normalized.Lead, current),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Applied> WriteAsync(EventContext context, LeadSubmission person, NormalizedLead known, RuleSet current)
    {
        var sql = context.Sql;
        var at = person.OccurredAt is { } given && given < context.ReceivedAt ? given.ToUniversalTime() : context.ReceivedAt;
        var arrival = context.Arrival(at);
        arrival = arrival with { Origin = arrival.Origin with { IsTentative = known.IsTest } };
        var companyId = await sql.SaveCompanyAsync(known.Company, arrival, current.Identity);
        var contact = await sql.SaveContactAsync(known, person, companyId, arrival, current.Identity);
        var counting = await sql.CountingOfListAsync(contact.ContactId, known.Consents);
        var consents = await sql.SaveConsentsAsync(contact.ContactId, context.Key, context.EventId, at, context.Now, counting);
        await sql.NoteLaterRowsAsync(contact, [.. consents.Select(id => new MovedRow("consents", id))]);
        await links.LinkAsync(sql, contact.ContactId, context.EventId, context.Now);
        return new Applied(EventStatus.Applied) { ContactId = contact.ContactId, LeadId = (await sql.FindOpenLeadAsync(contact.ContactId))?.LeadId };
    }
}
