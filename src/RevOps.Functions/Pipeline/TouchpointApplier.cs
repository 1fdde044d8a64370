using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Functions.Campaigns;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Writes an interaction to its contact, and has the contact's open lead scored again.</summary>
public sealed class TouchpointApplier(RuleBook rules, ContactLinks links)
{
    /// <summary>Writes within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, TouchpointSubmission submission)
    {
        var current = rules.Current;
        var sql = context.Sql;
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
            await links.LinkAsync(sql, contact.ContactId, context.EventId, context.Now);
        }

        var leadId = contactId is null ? null : (await sql.FindOpenLeadAsync(contactId))?.LeadId;
        return new Applied(EventStatus.Applied)
        {
            ContactId = contactId,
            LeadId = leadId,
            Promises = leadId is null ? [] : [ScoreMessage.Promise(context.EventId, [new ScoreItem(leadId, context.EventId, submission.EventTime)])],
        };
    }

    /// <summary>The time of the values: never after receipt, whatever the sender's clock says.</summary>
    private static Arrival Arrival(EventContext context, TouchpointSubmission submission) =>
        context.Arrival(submission.EventTime < context.ReceivedAt ? submission.EventTime.ToUniversalTime() : context.ReceivedAt);

    private static TouchpointRow Row(EventContext context, TouchpointSubmission submission, string? contactId, NormalizationRules current)
    {
        var origin = OriginResolver.Resolve(submission.Utm, submission.ClickIds, submission.Referrer, submission.Url, current);
        return new TouchpointRow
        {
            TouchpointId = context.RowId("tp"),
            ContactId = contactId,
            EventType = OriginResolver.EventTypeOf(submission.EventType, origin, current),
            EventTime = submission.EventTime.ToUniversalTime(),
            Source = origin.Source,
            Channel = origin.Channel,
            UtmCampaign = origin.Utm.Campaign,
            UtmSource = origin.Utm.Source,
            UtmMedium = origin.Utm.Medium,
            UtmTerm = origin.Utm.Term,
            UtmContent = origin.Utm.Content,
            UtmId = origin.Utm.Id,
            CampaignRef = submission.CampaignId,
            HasClickId = origin.HasClickId,
            Url = submission.Url,
            Referrer = submission.Referrer,
            VisitorId = submission.Contact.VisitorId,
            EventId = context.EventId,
        };
    }
}
