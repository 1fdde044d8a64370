using RevOps.Core.Normalization;
using RevOps.Core.Outreach;
using RevOps.Data.Identity;
using RevOps.Data.Leads;

namespace RevOps.Data.Outreach;

/// <summary>A contact as outreach sees it: itself, whoever was merged into it, and all their addresses.</summary>
/// <param name="Contact">The contact; of one that was merged away, the survivor.</param>
/// <param name="ContactIds">It and those merged into it.</param>
/// <param name="AddressHashes">The hashes of all their addresses: who unsubscribed under one of them did so for all.</param>
public sealed record Recipient(ContactRow Contact, IReadOnlyList<string> ContactIds, IReadOnlyList<string> AddressHashes)
{
    /// <summary>
    /// Hash of the address that mail goes to; null where there is none. By the address, not by the contact's key: a merge may have
    /// given it the address of another.
    /// </summary>
    public string? AddressHash(EmailRules rules) => Contact is { Email: { } email } ? AddressKeys.Hash(AddressKeys.Of(email, rules) ?? email) : null;
}

/// <summary>Finds recipients and what they agreed to.</summary>
public static class RecipientStore
{
    /// <summary>The recipient, locked where a transaction is; null where there is no such contact.</summary>
    public static async Task<Recipient?> FindRecipientAsync(this SqlSession sql, string contactId)
    {
        var asked = await sql.FindAsync<ContactRow>("contacts/lock", new { ContactId = contactId });
        if ((asked?.MergedInto is { } into ? await sql.FindAsync<ContactRow>("contacts/lock", new { ContactId = into }) : asked) is not { } contact)
        {
            return null;
        }

        var family = await sql.QueryAsync<ContactKeyRow>("contacts/family", new { contact.ContactId });
        var hashes = family.Select(f => f.EmailKey).Append(contact.EmailKey ?? contact.Email).OfType<string>().Select(AddressKeys.Hash).Distinct();
        return new Recipient(contact, [.. family.Select(f => f.ContactId)], [.. hashes]);
    }

    /// <summary>The latest consent to a purpose, or its withdrawal; null where there was never any.</summary>
    public static Task<ConsentRow?> LatestConsentAsync(this SqlSession sql, string contactId, string purpose) =>
        sql.FindAsync<ConsentRow>("consents/latest", new { ContactId = contactId, Purpose = purpose });

    /// <summary>The latest word of many on a purpose: true for a consent, false for its withdrawal; who has never said any is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, bool>> LatestConsentsAsync(this SqlSession sql, IReadOnlyCollection<string> contactIds, string purpose) =>
        (contactIds.Count == 0 ? [] : await sql.QueryAsync<ConsentWord>("consents/latest_of_contacts", new { ContactIds = contactIds, Purpose = purpose }))
            .ToDictionary(w => w.ContactId, w => w.Granted, StringComparer.Ordinal);

    /// <summary>True where the latest word on a purpose takes the consent to it back.</summary>
    public static async Task<bool> IsWithdrawnAsync(this SqlSession sql, string contactId, string purpose) =>
        await sql.LatestConsentAsync(contactId, purpose) is { Granted: false };

    /// <summary>Why the recipient must not be reached; null where nothing is in force.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="rules">What makes addresses equal.</param>
    public static async Task<string?> SuppressionOfAsync(this SqlSession sql, Recipient to, EmailRules rules)
    {
        // A dead address says nothing about the person's other ones.
        var current = to.AddressHash(rules);
        var found = await sql.SuppressionsAsync(current is null ? to.AddressHashes : [.. to.AddressHashes.Append(current).Distinct()]);
        return found.FirstOrDefault(s => s.Reason != SuppressionReason.HardBounce || s.AddressHash == current)?.Reason;
    }

    /// <summary>What decides on a mail to the recipient.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="rules">What makes addresses equal.</param>
    /// <param name="since">Mails from here on are looked at.</param>
    public static async Task<RecipientFacts> RecipientFactsAsync(this SqlSession sql, Recipient to, EmailRules rules, DateTimeOffset since) => new()
    {
        HasAddress = to.Contact.Email is not null,
        IsTest = await sql.FindAsync<bool>("mails/test_lead", new { to.Contact.ContactId }),
        Suppression = await sql.SuppressionOfAsync(to, rules),
        Consent = (await sql.LatestConsentAsync(to.Contact.ContactId, ConsentPurpose.EmailMarketing))?.Granted,
        Sent = await sql.QueryAsync<DateTimeOffset>("mails/times", new { to.ContactIds, Since = since }),
        Place = new RecipientPlace(to.Contact.Country, to.Contact.Phone),
    };

    private sealed record ConsentWord
    {
        public required string ContactId { get; init; }

        public bool Granted { get; init; }
    }
}
