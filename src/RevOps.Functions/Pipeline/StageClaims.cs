using RevOps.Core;
using RevOps.Core.Lifecycle;
using RevOps.Data;
using RevOps.Data.Deals;
using RevOps.Data.Events;
using RevOps.Data.Leads;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Pipeline;

/// <summary>What the CRM says of a contact's stage: it takes the contact's lead forward, also one that comes later.</summary>
public sealed class StageClaims(RuleBook rules, LeadStages stages)
{
    /// <summary>Takes a claim in, within the event's transaction.</summary>
    public async Task<Applied> ApplyAsync(EventContext context, StageSubmission submission)
    {
        var sql = context.Sql;
        var at = submission.At < context.ReceivedAt ? submission.At.ToUniversalTime() : context.ReceivedAt;
        var named = await context.FindOrMakeAsync(submission.Contact, context.Arrival(at), rules.Current, _ => Task.FromResult<string?>(null));
        var claim = new StageClaimRow
        {
            ClaimId = context.RowId("clm"),
            ContactId = named?.Saved.MatchedContactId,
            Stage = submission.Stage.Text(),
            At = at,
            Reason = submission.Source is { } source ? $"Said by {source}." : "Said by the CRM.",
            EventId = context.EventId,
        };
        if (named is null)
        {
            if (!await sql.WaitAsync(new WaitingSubject(WaitingSubject.Claim, claim.ClaimId, at), submission.Contact))
            {
                return Applied.Rejected(new FieldFault("/contact", "not_found", "No contact is known under this reference, and none could come under it."));
            }

            await sql.AddClaimAsync(claim);
            return new Applied(EventStatus.Applied) { Fault = Waiting };
        }

        await sql.AddClaimAsync(claim);
        var leadId = await ApplyAsync(sql, named.Saved.ContactId, claim, context.EventId, context.Now);
        return new Applied(EventStatus.Applied) { ContactId = named.Saved.ContactId, LeadId = leadId, Fault = leadId is null ? NoLead : null };
    }

    /// <summary>Moves the lead that a claim is about; nothing where there is none yet, or it has come further already.</summary>
    /// <returns>The lead.</returns>
    public async Task<string?> ApplyAsync(SqlSession sql, string contactId, StageClaimRow claim, string eventId, DateTimeOffset now)
    {
        var leadId = await sql.LeadOfClaimAsync(contactId, claim.At);
        if (leadId is not null && await sql.LockForScoringAsync(leadId) is { } lead && LifecycleStages.TryParse(claim.Stage, out var stage))
        {
            await stages.ReachAsync(sql, lead, [new StageFact(claim.ClaimId, StageFactKind.Reached, stage, claim.At, claim.Reason)], eventId, now);
        }

        return leadId;
    }

    private static FieldFault Waiting { get; } = new("/contact", "waiting", "No contact is known under this reference yet; it counts when one comes.");

    private static FieldFault NoLead { get; } = new("/contact", "waiting", "The contact has no lead yet; it counts when one comes.");
}
