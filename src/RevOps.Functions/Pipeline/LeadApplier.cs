using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data.Effects;
using RevOps.Data.Events;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Outreach;
using RevOps.Functions.Campaigns;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>Normalizes a submission and writes contact, company, touchpoint and lead.</summary>
public sealed class LeadApplier(RuleBook rules, ContactLinks links)
{
    /// <summary>Writes within the event's transaction.</summary>
    /// <param name="context">The event.</param>
    /// <param name="submission">The lead.</param>
    /// <param name="isBackfill">True where it comes from a back-fill: it starts no call clock.</param>
    /// <param name="isRecord">True where the person has done nothing: no touchpoint is made of it.</param>
    public async Task<Applied> ApplyAsync(EventContext context, LeadSubmission submission, bool isBackfill = false, bool isRecord = false)
    {
        var current = rules.Current;
        return LeadNormalizer.Normalize(submission, current.Normalization, context.ReceivedAt) switch
        {
            NormalizationResult.Rejected rejected => Applied.Rejected(rejected.Fault),
            NormalizationResult.Normalized normalized => await WriteAsync(context, submission, normalized.Lead, current, (isBackfill, isRecord)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Applied> WriteAsync(
        EventContext context, LeadSubmission submission, NormalizedLead lead, Core.Rules.RuleSet current, (bool IsBackfill, bool IsRecord) kind)
    {
        var sql = context.Sql;
        var submittedAt = SubmittedAt(submission, context.ReceivedAt);
        var isFile = context.Source.Connector == ImportConnector;
        var isImport = isFile || kind.IsBackfill;
        var arrival = context.Arrival(submittedAt);
        var delivery = arrival with { Origin = arrival.Origin with { IsTentative = lead.IsTest } };
        var companyId = await sql.SaveCompanyAsync(lead.Company, delivery, current.Identity);
        var contact = await sql.SaveContactAsync(lead, submission, companyId, delivery, current.Identity);
        var contactId = contact.ContactId;
        var real = lead.IsTest && await sql.FindOpenLeadAsync(contactId) is { IsTest: false } open ? open : null;

        // A test gives no consent in a real person's name; a withdrawal counts, whoever it comes from.
        var given = real is null ? lead.Consents : [.. lead.Consents.Where(c => !c.Granted)];
        given = isImport ? await sql.CountingOfListAsync(contactId, given) : given;
        var consents = await sql.SaveConsentsAsync(contactId, context.Key, context.EventId, submittedAt, context.Now, given);
        await sql.NoteLaterRowsAsync(contact, [.. consents.Select(id => new MovedRow("consents", id))]);
        if (!isImport && !kind.IsRecord && !lead.IsTest)
        {
            // A list of others confirms nothing.
            await sql.LiftConfirmedAsync(contactId, current.Normalization.Email, context.Now);
        }

        if (real is not null)
        {
            // A test of somebody who is a real lead: the test is kept as an event, the lead stays as it is.
            return new Applied(EventStatus.Scored) { LeadId = real.LeadId, ContactId = contactId };
        }

        var leadId = await sql.OpenLeadAsync(new LeadOpening(
            context.RowId("lead"), contactId, companyId, lead, submittedAt, context.ReceivedAt, current.Scoring.ThresholdFor(lead.Segment), isImport, context.Now));
        var touchpoint = await sql.WithCampaignAsync(Touchpoint(context, submission, lead, contactId, submittedAt, isImport, current.Normalization));
        if (!kind.IsRecord)
        {
            await sql.AddTouchpointAsync(touchpoint);
        }

        await sql.AddSubmissionAsync(new SubmissionRow
        {
            SubmissionId = context.RowId("sub"),
            EventId = context.EventId,
            LeadId = leadId,
            ContactId = contactId,
            Connector = context.Source.Connector,
            SubmittedAt = submittedAt,
            ReceivedAt = context.ReceivedAt,
            IsImport = isImport,
            Payload = Json.Text(submission),
            Steps = Json.Text(lead.Steps),
            RuleVersion = current.Normalization.Version,
        });
        await NoteAsync(context, contact, touchpoint.TouchpointId, leadId);
        if (leadId == context.RowId("lead") && !lead.IsTest)
        {
            await sql.RaiseAsync(new DomainEvent(DomainEventTypes.LeadCreated, leadId, context.Now) { LeadId = leadId, ContactId = contactId });
        }

        await links.LinkAsync(sql, contactId, context.EventId, context.Now);
        return new Applied(EventStatus.Normalized)
        {
            LeadId = leadId,
            ContactId = contactId,
            Promises = isFile ? [] : [ScoreMessage.Promise(context.EventId, [new ScoreItem(leadId, context.EventId, submittedAt, isImport)])],
        };
    }

    /// <summary>What came by the key of a contact that was merged away goes back with it; a lead only if this delivery opened it.</summary>
    private static Task NoteAsync(EventContext context, SavedContact contact, string touchpointId, string leadId)
    {
        List<MovedRow> rows = [new("touchpoints", touchpointId), new("submissions", context.RowId("sub"))];
        if (leadId == context.RowId("lead"))
        {
            rows.Add(new MovedRow("leads", leadId));
        }

        return context.Sql.NoteLaterRowsAsync(contact, rows);
    }

    /// <summary>Name of the connector under which rows of imports are applied.</summary>
    public const string ImportConnector = "import";

    /// <summary>The submit time: never after receipt, whatever the sender's clock says.</summary>
    private static DateTimeOffset SubmittedAt(LeadSubmission submission, DateTimeOffset receivedAt) =>
        submission.OccurredAt is { } at && at < receivedAt ? at.ToUniversalTime() : receivedAt;

    private static TouchpointRow Touchpoint(
        EventContext context, LeadSubmission submission, NormalizedLead lead, string contactId, DateTimeOffset at, bool isImport, NormalizationRules current) => new()
        {
            TouchpointId = context.RowId("tp"),
            ContactId = contactId,
            EventType = "form_submit",
            EventTime = at,
            Source = lead.Origin.Source,
            Channel = lead.Origin.Channel,
            UtmCampaign = lead.Origin.Utm.Campaign,
            UtmSource = lead.Origin.Utm.Source,
            UtmMedium = lead.Origin.Utm.Medium,
            UtmTerm = lead.Origin.Utm.Term,
            UtmContent = lead.Origin.Utm.Content,
            UtmId = lead.Origin.Utm.Id,
            HasClickId = lead.Origin.HasClickId,
            ClickIds = lead.Origin.HasClickId ? OriginResolver.ClickIdsOf(submission.ClickIds, submission.Url, current) : new Dictionary<string, string>(),
            Url = submission.Url,
            Referrer = submission.Referrer,
            Form = lead.Form,
            VisitorId = submission.VisitorId,
            EventId = context.EventId,
            IsImport = isImport,
        };
}
