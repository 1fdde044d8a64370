using RevOps.Core.Identity;
using RevOps.Data.Identity;

namespace RevOps.Data.Deals;

/// <summary>Deals and who takes part in them.</summary>
public static class DealStore
{
    /// <summary>The held version of a deal, locked until the transaction ends; null where it is new.</summary>
    public static Task<DealRow?> LockDealAsync(this SqlSession sql, string dealId) => sql.FindAsync<DealRow>("deals/lock", new { DealId = dealId });

    /// <summary>The deals in which a contact takes part, the newest first.</summary>
    public static Task<IReadOnlyList<DealRow>> DealsOfContactAsync(this SqlSession sql, string contactId) =>
        sql.QueryAsync<DealRow>("deals/of_contact", new { ContactId = contactId });

    /// <summary>The lead that a deal takes further, if there is one.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="createdAt">When the deal was created.</param>
    /// <param name="until">Until when a lead may come that is the deal's all the same; null where the deal is open.</param>
    /// <param name="heldLeadId">The lead that it has, if any.</param>
    public static Task<string?> LeadOfDealAsync(this SqlSession sql, string contactId, DateTimeOffset createdAt, DateTimeOffset? until, string? heldLeadId) =>
        sql.FindAsync<string>("leads/of_deal", new { ContactId = contactId, CreatedAt = createdAt, Until = until, LeadId = heldLeadId });

    /// <summary>Writes a version of a deal in place of the held one.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="deal">The version.</param>
    /// <param name="isNew">True where none is held.</param>
    /// <param name="primary">Whose deal it is; null while nobody is known under the reference.</param>
    /// <param name="others">Who else takes part; one that is named twice counts once.</param>
    public static async Task SaveDealAsync(this SqlSession sql, DealRow deal, bool isNew, SavedContact? primary, IReadOnlyList<SavedContact> others)
    {
        await sql.ExecuteAsync(isNew ? "deals/insert" : "deals/update", deal);
        await sql.ExecuteAsync("merge_rows/leave", new MovedRow("deals", deal.DealId));
        await sql.ExecuteAsync("deal_contacts/delete", deal);
        var parties = others.Select(c => (Contact: c, Role: DealRoles.Associated));
        if (primary is not null)
        {
            await sql.NoteLaterRowsAsync(primary, [new MovedRow("deals", deal.DealId)]);
            parties = parties.Prepend((Contact: primary, Role: DealRoles.Primary));
        }

        foreach (var (contact, role) in parties.DistinctBy(p => p.Contact.MatchedContactId))
        {
            await sql.AddPartyAsync(deal.DealId, contact, role);
        }
    }

    /// <summary>Gives a deal to the contact that it was waiting for.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="dealId">The deal.</param>
    /// <param name="primary">Whose deal it is, as it turns out.</param>
    public static async Task GiveDealAsync(this SqlSession sql, string dealId, SavedContact primary)
    {
        await sql.NoteLaterRowsAsync(primary, [new MovedRow("deals", dealId)]);
        await sql.ExecuteAsync("deal_contacts/remove", new { DealContactId = PartyId(dealId, primary) });
        await sql.AddPartyAsync(dealId, primary, DealRoles.Primary);
    }

    /// <summary>Notes a version, in place of the one of the same time.</summary>
    public static async Task SaveVersionAsync(this SqlSession sql, DealVersionRow version)
    {
        await sql.ExecuteAsync("deal_history/delete", version);
        await sql.ExecuteAsync("deal_history/insert", version);
    }

    /// <summary>All versions of a deal, oldest first; of one from before they were kept the held one.</summary>
    public static async Task<IReadOnlyList<DealVersionRow>> DealVersionsAsync(this SqlSession sql, DealRow deal)
    {
        var versions = await sql.QueryAsync<DealVersionRow>("deal_history/list", deal);
        if (versions.Count > 0)
        {
            return versions;
        }

        var held = DealVersionRow.Of(deal);
        await sql.ExecuteAsync("deal_history/insert", held);
        return [held with { ContactId = deal.PrimaryContactId }];
    }

    private static Task AddPartyAsync(this SqlSession sql, string dealId, SavedContact contact, string role) =>
        sql.AddPartyAsync(PartyId(dealId, contact), dealId, contact, role);

    private static async Task AddPartyAsync(this SqlSession sql, string partyId, string dealId, SavedContact contact, string role)
    {
        await sql.ExecuteAsync("deal_contacts/insert", new { DealContactId = partyId, DealId = dealId, contact.ContactId, Role = role });
        await sql.NoteLaterRowsAsync(contact, [new MovedRow("deal_contacts", partyId)]);
    }

    private static string PartyId(string dealId, SavedContact contact) => DeterministicId.From("dc", dealId, contact.MatchedContactId);
}
