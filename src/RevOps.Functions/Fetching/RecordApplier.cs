using RevOps.Connectors;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.HubSpot;
using RevOps.Core;
using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Functions.Intake;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Fetching;

/// <summary>Applies what other systems hold about contacts and companies, and what they tell of by id.</summary>
public sealed class RecordApplier(RuleBook rules, ContactLinks links)
{
    /// <summary>Brings a contact up to date with what another system holds; opens no lead, and is nothing that the person did.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, MapResult.Contact contact)
    {
        var current = rules.Current;
        if (LeadNormalizer.Normalize(contact.Profile, current.Normalization, context.ReceivedAt) is not NormalizationResult.Normalized { Lead: var person })
        {
            return Applied.Rejected(new FieldFault("/record/properties/email", "format", "The contact has neither a valid e-mail address nor a valid phone number."));
        }

        var sql = context.Sql;
        var at = contact.Profile.OccurredAt is { } given && given < context.ReceivedAt ? given.ToUniversalTime() : context.ReceivedAt;
        var arrival = context.Arrival(at);
        var companyId = await sql.SaveCompanyAsync(person.Company, arrival, current.Identity);
        var saved = await sql.SaveContactAsync(person, contact.Profile, companyId, arrival, current.Identity);
        var counting = await sql.CountingOfListAsync(saved.ContactId, person.Consents);
        var consents = await sql.SaveConsentsAsync(saved.ContactId, context.Key, context.EventId, at, context.Now, counting);
        await sql.NoteLaterRowsAsync(saved, [.. consents.Select(id => new MovedRow("consents", id))]);
        await links.LinkAsync(sql, saved.ContactId, context.EventId, context.Now);
        var lead = await sql.FindOpenLeadAsync(saved.ContactId);
        return new Applied(EventStatus.Applied)
        {
            ContactId = saved.ContactId,
            LeadId = lead?.LeadId,
            Promises = lead is null ? [] : [ScoreMessage.Promise(context.EventId, [new ScoreItem(lead.LeadId, context.EventId, at, contact.IsImport)])],
        };
    }

    /// <summary>Brings a company up to date with what another system holds.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, MapResult.Company company)
    {
        var current = rules.Current;
        if (LeadNormalizer.NormalizeCompany(company.Profile, current.Normalization) is not { } known)
        {
            return Applied.Rejected(new FieldFault("/record/properties/name", "format", "The company has neither a usable name nor a usable domain."));
        }

        await context.Sql.SaveCompanyAsync(known, context.Arrival(company.At < context.ReceivedAt ? company.At.ToUniversalTime() : context.ReceivedAt), current.Identity);
        return new Applied(EventStatus.Applied);
    }

    /// <summary>Does what a notification asks for.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, VendorNotice notice)
    {
        var applied = new Applied(EventStatus.Applied);
        if (notice.Ignored is { } why)
        {
            return applied with { Fault = new FieldFault("", "ignored", why) };
        }

        if (notice.Deletion is { } deletion)
        {
            return await DeletedAsync(context, deletion);
        }

        if (notice.Merge is { } merge)
        {
            applied = await MergedAsync(context, merge);
        }

        if (notice.Fetch is { } fetch)
        {
            await context.Sql.PromiseFetchAsync(fetch, context.EventId, context.ReceivedAt, context.Now);
            applied = applied with { Fault = applied.Fault ?? Fetching(fetch) };
        }

        return applied;
    }

    private static FieldFault Fetching(FetchRequest fetch) => new(
        "", "fetching", $"What it names ({fetch.Type} {fetch.Id}) is fetched and comes in as an event of its own: GET /api/effects?destination={Destinations.Fetch(fetch.Vendor)}.");

    /// <summary>Nothing is deleted here yet: that it should be is put on record, and somebody is told.</summary>
    private async Task<Applied> DeletedAsync(EventContext context, VendorDeletion deletion)
    {
        var sql = context.Sql;
        var (contactId, leadId) = await SubjectAsync(sql, deletion);
        if (deletion.IsErasure)
        {
            var whose = contactId is null ? "Nobody is known here under its id yet." : $"It is about contact {contactId}.";
            await sql.NotifyAsync(
                "erasure-requested",
                $"{deletion.Vendor}:{deletion.Type}:{deletion.Id}",
                leadId,
                ownerId: null,
                $"{deletion.Vendor} has deleted {deletion.Type} {deletion.Id} for good, and the person's data has to go here too. {whose} This version does not erase by itself.",
                context.Now);
        }

        return new Applied(EventStatus.Applied)
        {
            ContactId = contactId,
            LeadId = leadId,
            Fault = deletion.IsErasure
                ? new FieldFault("", "erasure-open", "The person's data has to be erased. This version does not do that by itself; a notification says so.")
                : new FieldFault("", "deleted", $"{deletion.Vendor} has deleted it. What is held here stays."),
        };
    }

    /// <summary>Whom a deleted object is about: by its id, or by the lead that it came in as.</summary>
    private async Task<(string? ContactId, string? LeadId)> SubjectAsync(SqlSession sql, VendorDeletion deletion)
    {
        if (deletion.Type == HubSpotQuery.Contacts)
        {
            var contactId = await ContactIdAsync(sql, deletion.Vendor, deletion.Id);
            return contactId is null ? (null, null) : (contactId, (await sql.FindOpenLeadAsync(contactId))?.LeadId);
        }

        var lead = new IntakeEvent("", new SourceEvent(deletion.Vendor, "", "lead", deletion.Id, "{}"), null);
        var submissionId = DeterministicId.From("sub", DeliveryKey.Of(lead, DateTimeOffset.UnixEpoch).Key);
        return await sql.FindAsync<Submitter>("submissions/submitter", new { SubmissionId = submissionId }) is { } found
            ? (found.ContactId, found.LeadId)
            : (null, null);
    }

    /// <summary>Contacts that are one there are one here, as far as they are known; that can be undone.</summary>
    private async Task<Applied> MergedAsync(EventContext context, VendorMerge merge)
    {
        var applied = new Applied(EventStatus.Applied);
        if (await ContactIdAsync(context.Sql, merge.Vendor, merge.IntoId) is not { } into)
        {
            return applied;
        }

        foreach (var id in merge.FromIds)
        {
            if (await ContactIdAsync(context.Sql, merge.Vendor, id) is { } other && other != into)
            {
                var outcome = await context.Sql.MergeContactsAsync(
                    into, other, merge.Vendor, $"{merge.Vendor} has made the two one.", rules.Current.Identity, context.Now);
                await links.LinkMergedAsync(context.Sql, outcome, context.Now);
            }
        }

        return applied with { ContactId = into };
    }

    private async Task<string?> ContactIdAsync(SqlSession sql, string vendor, string id)
    {
        var contact = new ContactRef(ExternalIds: new Dictionary<string, string>(StringComparer.Ordinal) { [vendor] = id });
        return (await sql.FindContactAsync(contact, emailKey: null, rules.Current.Identity))?.ContactId;
    }

    private sealed record Submitter
    {
        public required string ContactId { get; init; }

        public required string LeadId { get; init; }
    }
}
