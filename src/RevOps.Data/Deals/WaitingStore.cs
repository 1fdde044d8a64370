using System.Globalization;
using RevOps.Core.Identity;
using RevOps.Core.Leads;
using RevOps.Data.Identity;

namespace RevOps.Data.Deals;

/// <summary>What came before its contact, and waits for it.</summary>
public static class WaitingStore
{
    /// <summary>Under this system the ids are contact ids of ours.</summary>
    private const string OurIds = "";

    /// <summary>Has a subject wait for whoever brings one of the reference's ids.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="subject">What waits.</param>
    /// <param name="contact">The reference.</param>
    /// <returns>False where the reference has no id by which somebody could come: nothing waits then.</returns>
    public static async Task<bool> WaitAsync(this SqlSession sql, WaitingSubject subject, ContactRef contact)
    {
        var keys = Keys(contact).ToList();
        await sql.StopWaitingAsync(subject);
        await sql.ExecuteAsync("waiting_refs/insert", keys.Select(k => new
        {
            RefId = DeterministicId.From("ref", subject.SubjectKind, subject.SubjectId, subject.VersionAt.UtcTicks.ToString(CultureInfo.InvariantCulture), k.System, k.Id),
            subject.SubjectKind,
            subject.SubjectId,
            subject.VersionAt,
            k.System,
            ExternalId = k.Id,
        }));
        return keys.Count > 0;
    }

    /// <summary>It waits no more.</summary>
    public static Task StopWaitingAsync(this SqlSession sql, WaitingSubject subject) => sql.ExecuteAsync("waiting_refs/delete", subject);

    /// <summary>What waits for a contact, each with the contact whose id it names.</summary>
    public static async Task<IReadOnlyList<(WaitingSubject Subject, SavedContact Contact)>> WaitingForAsync(this SqlSession sql, string contactId) =>
        [.. (await sql.QueryAsync<WaitingRow>("waiting_refs/of_contact", new { ContactId = contactId }))
            .DistinctBy(r => (r.SubjectKind, r.SubjectId, r.VersionAt))
            .Select(r => (new WaitingSubject(r.SubjectKind, r.SubjectId, r.VersionAt), new SavedContact(contactId, r.ContactId)))];

    private static IEnumerable<(string System, string Id)> Keys(ContactRef contact)
    {
        var keys = (contact.ExternalIds ?? new Dictionary<string, string>()).Select(p => (p.Key, p.Value));
        keys = contact.ContactId is { } own ? keys.Append((OurIds, own)) : keys;
        return contact.VisitorId is { } visitor ? keys.Append((IdentityStore.VisitorSystem, visitor)) : keys;
    }

    private sealed record WaitingRow
    {
        public required string SubjectKind { get; init; }

        public required string SubjectId { get; init; }

        public DateTimeOffset VersionAt { get; init; }

        public required string ContactId { get; init; }
    }
}

/// <summary>Something that waits for its contact.</summary>
/// <param name="SubjectKind"><see cref="Deal"/> or <see cref="Claim"/>.</param>
/// <param name="SubjectId">The deal or the claim.</param>
/// <param name="VersionAt">Of a deal, which version names the reference; of a claim its time.</param>
public sealed record WaitingSubject(string SubjectKind, string SubjectId, DateTimeOffset VersionAt)
{
    /// <summary>A version of a deal.</summary>
    public const string Deal = "deal";

    /// <summary>What the CRM says of a stage.</summary>
    public const string Claim = "claim";
}
