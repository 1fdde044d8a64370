using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Data.Events;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Functions.Orchestrations;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Sla;

/// <summary>Applies calls that come in through intake: from the CRM, from telephony, as touchpoints.</summary>
public sealed class CallApplier(RuleBook rules, CallRecorder recorder)
{
    // A caller's clock may be a little ahead of ours.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Applies within the event's transaction. Without a lead the call is kept as a touchpoint of its contact.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, CallSubmission call)
    {
        if (call.CalledAt > context.ReceivedAt + Tolerance)
        {
            return Applied.Rejected(new FieldFault("/calledAt", "range", "calledAt lies in the future."));
        }

        return call.LeadId is { } leadId ? await ToLeadAsync(context, call, leadId) : await ToContactAsync(context, call, call.Contact!);
    }

    /// <summary>Keeps a touchpoint that says that somebody was called as a call: an attempt, of which no more is known.</summary>
    /// <param name="context">The event.</param>
    /// <param name="touchpoint">The touchpoint, which is kept already.</param>
    /// <param name="contactId">Its contact.</param>
    /// <returns>What must follow.</returns>
    public async Task<IReadOnlyList<OutboxItem>> NoteAsync(EventContext context, TouchpointRow touchpoint, string contactId)
    {
        if (await LeadOfAsync(context, contactId) is not { } leadId)
        {
            return [];
        }

        var call = new NewCall(touchpoint.TouchpointId, leadId, Past(touchpoint.EventTime, context), "outbound", "logged", null, null, null, null)
        {
            Source = context.Source.Connector,
            TouchpointId = touchpoint.TouchpointId,
        };
        return Wake(await recorder.RecordAsync(context.Sql, call, context.ReceivedAt, context.Now));
    }

    /// <summary>A clock that has nothing to wait for any more is to look at once.</summary>
    private static IReadOnlyList<OutboxItem> Wake(CallLogged logged) =>
        logged is CallLogged.Logged { Wake.SlaId: { } slaId } ? [CallClockClient.WakePromise(slaId)] : [];

    private async Task<Applied> ToContactAsync(EventContext context, CallSubmission call, ContactRef contact)
    {
        var arrival = context.Arrival(Past(call.CalledAt, context));
        if (await context.FindOrMakeAsync(contact, arrival, rules.Current, _ => Task.FromResult<string?>(null)) is not { Saved.ContactId: var contactId })
        {
            return Applied.Rejected(new FieldFault("/contact", "not_found", "No contact is known under this reference."));
        }

        if (await LeadOfAsync(context, contactId) is { } leadId)
        {
            return await ToLeadAsync(context, call, leadId);
        }

        await context.Sql.AddTouchpointAsync(new TouchpointRow
        {
            TouchpointId = context.RowId("tp"),
            ContactId = contactId,
            EventType = "call_logged",
            EventTime = Past(call.CalledAt, context),
            Source = "crm",
            Channel = "other",
            EventId = context.EventId,
        });
        return new Applied(EventStatus.Applied) { ContactId = contactId };
    }

    private async Task<Applied> ToLeadAsync(EventContext context, CallSubmission call, string leadId)
    {
        var made = new NewCall(
            call.Id ?? context.RowId("call"), leadId, Past(call.CalledAt, context), call.Direction, call.Outcome, call.Disposition, call.DurationSeconds, call.OwnerId, call.Notes)
        {
            Source = call.Source,
        };
        switch (await recorder.RecordAsync(context.Sql, made, context.ReceivedAt, context.Now))
        {
            case CallLogged.NoLead:
                return Applied.Rejected(new FieldFault("/leadId", "not_found", "There is no lead of that id."));
            case CallLogged.OtherLead:
                return Applied.Rejected(new FieldFault("/id", "conflict", "A call of this id was logged for another lead."));
            case CallLogged.Logged { State: var state } logged:
                return await AppliedAsync(context, call, state.LeadId, Wake(logged));
            case CallLogged.Known { State: var state }:
                return await AppliedAsync(context, call, state.LeadId, []);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<Applied> AppliedAsync(EventContext context, CallSubmission call, string leadId, IReadOnlyList<OutboxItem> wake) => new(EventStatus.Applied)
    {
        LeadId = leadId,
        ContactId = await context.Sql.FindAsync<string>("leads/contact_of", new { LeadId = leadId }),
        Promises = [ScoreMessage.Promise(context.EventId, [new ScoreItem(leadId, context.EventId, call.CalledAt)]), .. wake],
    };

    /// <summary>The open lead, else the newest: a call may be logged when its lead is closed already.</summary>
    private static async Task<string?> LeadOfAsync(EventContext context, string contactId) =>
        (await context.Sql.FindOpenLeadAsync(contactId))?.LeadId
        ?? await context.Sql.FindAsync<string>("leads/newest_of_contact", new { ContactId = contactId });

    private static DateTimeOffset Past(DateTimeOffset at, EventContext context) => at < context.ReceivedAt ? at.ToUniversalTime() : context.ReceivedAt;
}
