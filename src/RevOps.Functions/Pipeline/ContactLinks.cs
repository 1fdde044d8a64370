using RevOps.Data;
using RevOps.Data.Deals;
using RevOps.Data.Identity;
using RevOps.Data.Leads;

namespace RevOps.Functions.Pipeline;

/// <summary>What came before a contact or its lead, and finds it now: deals, and what the CRM said of its stage.</summary>
public sealed class ContactLinks(DealLinks deals, StageClaims claims)
{
    /// <summary>Links all that waits for a contact or belongs to it. Costs three reads where there is nothing.</summary>
    /// <param name="sql">The transaction that has changed the contact, its leads or its touchpoints.</param>
    /// <param name="contactId">The contact; not one that was merged away.</param>
    /// <param name="eventId">The event that is the reason.</param>
    /// <param name="now">Now.</param>
    public async Task LinkAsync(SqlSession sql, string contactId, string eventId, DateTimeOffset now)
    {
        foreach (var (subject, contact) in await sql.WaitingForAsync(contactId))
        {
            await sql.StopWaitingAsync(subject);
            if (subject.SubjectKind == WaitingSubject.Claim)
            {
                await sql.ExecuteAsync("stage_claims/set_contact", new { ClaimId = subject.SubjectId, ContactId = contact.MatchedContactId });
                continue;
            }

            await sql.ExecuteAsync(
                "deal_history/set_contact", new { DealId = subject.SubjectId, UpdatedAt = subject.VersionAt, ContactId = contact.MatchedContactId });
            if (await sql.LockDealAsync(subject.SubjectId) is { } deal && deal.UpdatedAt == subject.VersionAt)
            {
                await sql.GiveDealAsync(deal.DealId, contact);
            }
        }

        foreach (var dealId in await sql.QueryAsync<string>("deals/linked_to_contact", new { ContactId = contactId }))
        {
            if (await sql.LockDealAsync(dealId) is { } deal)
            {
                await deals.LinkAsync(sql, deal, eventId, now);
            }
        }

        foreach (var claim in await sql.ClaimsOfContactAsync(contactId))
        {
            await claims.ApplyAsync(sql, contactId, claim, eventId, now);
        }
    }

    /// <summary>After a merge or its undoing: deals follow their contacts, and so do the stages that come with them.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="outcome">What was done.</param>
    /// <param name="now">Now.</param>
    public async Task LinkMergedAsync(SqlSession sql, MergeOutcome outcome, DateTimeOffset now)
    {
        if (outcome is not MergeOutcome.Done { IsNew: true, Merge: var merge })
        {
            return;
        }

        await LinkAsync(sql, merge.SurvivorId, merge.MergeId, now);
        if (merge.UndoneAt is not null)
        {
            await LinkAsync(sql, merge.MergedId, merge.MergeId, now);
        }
    }
}
