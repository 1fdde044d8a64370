using RevOps.Connectors;
using RevOps.Connectors.Fetching;
using RevOps.Connectors.HubSpot;
using RevOps.Core;
using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Functions.Intake;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Fetching;

/// <summary>Does what vendors tell of by id only: promises to fetch it, makes one what is one there, puts on record what is gone there.</summary>
public sealed class NoticeApplier(RuleBook rules, ContactLinks links, Erasures erasures, IEnumerable<IRecordSource> sources)
{
    /// <summary>Does what a notification asks for.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, VendorNotice notice)
    {
        var applied = new Applied(EventStatus.Applied);
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

    /// <summary>What becomes of an object that is named: known to whoever asks for the event.</summary>
    private FieldFault Fetching(FetchRequest fetch) => sources.FirstOrDefault(s => s.Vendor == fetch.Vendor)?.Access is { Token.Length: 0 } closed
        ? new FieldFault("", "no-token", $"What it names ({fetch.Type} {fetch.Id}) cannot be fetched: {closed.TokenSetting} is not set. It waits until it is.")
        : new FieldFault(
            "", "fetching", $"What it names ({fetch.Type} {fetch.Id}) is fetched and comes in as an event of its own: GET /api/effects?destination={Destinations.Fetch(fetch.Vendor)}.");

    /// <summary>What a vendor has deleted stays here; whom it has erased is erased here too.</summary>
    private async Task<Applied> DeletedAsync(EventContext context, VendorDeletion deletion)
    {
        var (contactId, leadId) = await SubjectAsync(context.Sql, deletion);
        var applied = new Applied(EventStatus.Applied) { ContactId = contactId, LeadId = leadId };
        if (!deletion.IsErasure)
        {
            return applied with { Fault = new FieldFault("", "deleted", $"{deletion.Vendor} has deleted it. What is held here stays.") };
        }

        if (contactId is null
            || await erasures.EraseAsync(context.Sql, contactId, deletion.Vendor, $"{deletion.Vendor} has deleted it for good.", context.Now) is not { } done)
        {
            return applied with { Fault = new FieldFault("", "unknown-person", "Nobody is known here under its id: there is nothing to erase.") };
        }

        return applied with { Promises = done.Promises, Fault = new FieldFault("", "erased", $"The person's data is erased here too: GET /api/erasures/{done.Row.ErasureId}.") };
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
