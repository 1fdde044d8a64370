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
    /// <param name="contactId">The primary contact.</param>
    /// <param name="createdAt">When the deal was created.</param>
    /// <param name="heldLeadId">The lead that it has, if any.</param>
    public static Task<string?> LeadOfDealAsync(this SqlSession sql, string contactId, DateTimeOffset createdAt, string? heldLeadId) =>
        sql.FindAsync<string>("leads/of_deal", new { ContactId = contactId, CreatedAt = createdAt, LeadId = heldLeadId });

    /// <summary>Writes a version of a deal in place of the held one.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="deal">The version.</param>
    /// <param name="isNew">True where none is held.</param>
    /// <param name="primary">Whose deal it is.</param>
    /// <param name="others">Who else takes part; one that is named twice counts once.</param>
    public static async Task SaveDealAsync(this SqlSession sql, DealRow deal, bool isNew, SavedContact primary, IReadOnlyList<SavedContact> others)
    {
        await sql.ExecuteAsync(isNew ? "deals/insert" : "deals/update", deal);
        await sql.GiveAsync(primary, new MovedRow("deals", deal.DealId));
        await sql.ExecuteAsync("deal_contacts/delete", deal);
        var parties = others.Select(c => (Contact: c, Role: DealRoles.Associated)).Prepend((Contact: primary, Role: DealRoles.Primary));
        foreach (var (contact, role) in parties.DistinctBy(p => p.Contact.MatchedContactId))
        {
            var id = DeterministicId.From("dc", deal.DealId, contact.MatchedContactId);
            await sql.ExecuteAsync("deal_contacts/insert", new { DealContactId = id, deal.DealId, contact.ContactId, Role = role });
            await sql.NoteLaterRowsAsync(contact, [new MovedRow("deal_contacts", id)]);
        }
    }

    /// <summary>A deal belongs to whom its newest version names: an unmerge follows that, not what the merge once moved.</summary>
    private static async Task GiveAsync(this SqlSession sql, SavedContact contact, MovedRow row)
    {
        await sql.ExecuteAsync("merge_rows/leave", row);
        await sql.NoteLaterRowsAsync(contact, [row]);
    }
}
