using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Outreach;
using RevOps.Functions.Campaigns;
using RevOps.Functions.Outreach;
using RevOps.Functions.Setup;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Pipeline;

/// <summary>Writes an interaction to its contact, and has the contact's open lead scored again.</summary>
public sealed class TouchpointApplier(RuleBook rules, CallApplier calls, ContactLinks links)
{
    /// <summary>Writes within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, TouchpointSubmission submission)
    {
        var current = rules.Current;
        var sql = context.Sql;
        submission = await WithContactOfMailAsync(sql, submission);
        var named = await context.FindOrMakeAsync(submission.Contact, Arrival(context, submission), current, _ => Task.FromResult<string?>(null));
        if (named is null && submission.Contact.VisitorId is null)
        {
            return Applied.Rejected(new FieldFault("/contact", "not_found", "No contact is known under this reference."));
        }

        var contact = named?.Saved;
        var contactId = contact?.ContactId;
        var touchpoint = await sql.WithCampaignAsync(Row(context, submission, contactId, current.Normalization));
        await sql.AddTouchpointAsync(touchpoint);
        if (contact is not null)
        {
            await sql.NoteLaterRowsAsync(contact, [new MovedRow("touchpoints", touchpoint.TouchpointId)]);
            await sql.ApplyMailEventAsync(contact.ContactId, submission, context.EventId, current, context.Now);
            await links.LinkAsync(sql, contact.ContactId, context.EventId, context.Now);
        }

        var woken = submission.EventType == "call_logged" && contactId is not null ? await calls.NoteAsync(context, touchpoint, contactId) : [];
        var leadId = contactId is null ? null : (await sql.FindOpenLeadAsync(contactId))?.LeadId;
        return new Applied(EventStatus.Applied)
        {
            ContactId = contactId,
            LeadId = leadId,
            Promises = leadId is null ? woken : [ScoreMessage.Promise(context.EventId, [new ScoreItem(leadId, context.EventId, submission.EventTime)]), .. woken],
        };
    }

    /// <summary>What a mail service reports of one of our mails is about whom the mail went to, where it does not say.</summary>
    private static async Task<TouchpointSubmission> WithContactOfMailAsync(SqlSession sql, TouchpointSubmission submission) =>
        submission is { MailId: { } mailId, Contact: var contact } && contact == new ContactRef()
        && await sql.FindAsync<MailRow>("mails/find", new { MailId = mailId }) is { } mail
            ? submission with { Contact = new ContactRef(ContactId: mail.ContactId) }
            : submission;

    /// <summary>The time of the values: never after receipt, whatever the sender's clock says.</summary>
    private static Arrival Arrival(EventContext context, TouchpointSubmission submission) =>
        context.Arrival(submission.EventTime < context.ReceivedAt ? submission.EventTime.ToUniversalTime() : context.ReceivedAt);

    private static TouchpointRow Row(EventContext context, TouchpointSubmission submission, string? contactId, NormalizationRules current)
    {
        var origin = OriginResolver.Resolve(submission.Utm, submission.ClickIds, submission.Referrer, submission.Url, current);
        var (source, channel) = MailEvents.IsOne(submission.EventType) && origin.Channel == "direct" ? ("email", "email") : (origin.Source, origin.Channel);
        return new TouchpointRow
        {
            TouchpointId = context.RowId("tp"),
            ContactId = contactId,
            EventType = OriginResolver.EventTypeOf(submission.EventType, origin, current),
            EventTime = submission.EventTime.ToUniversalTime(),
            Source = source,
            Channel = channel,
            UtmCampaign = origin.Utm.Campaign,
            UtmSource = origin.Utm.Source,
            UtmMedium = origin.Utm.Medium,
            UtmTerm = origin.Utm.Term,
            UtmContent = origin.Utm.Content,
            UtmId = origin.Utm.Id,
            CampaignRef = submission.CampaignId,
            HasClickId = origin.HasClickId,
            ClickIds = origin.HasClickId ? OriginResolver.ClickIdsOf(submission.ClickIds, submission.Url, current) : new Dictionary<string, string>(),
            Url = submission.Url,
            Referrer = submission.Referrer,
            VisitorId = submission.Contact.VisitorId,
            EventId = context.EventId,
            MailId = submission.MailId,
            BounceType = MailEvents.BounceTypeOf(submission),
        };
    }
}
