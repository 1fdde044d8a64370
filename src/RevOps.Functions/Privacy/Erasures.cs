using RevOps.Core.Identity;
using RevOps.Core.Outreach;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Outbox;
using RevOps.Data.Outreach;
using RevOps.Data.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Privacy;

/// <summary>Erases people: SQL at once, in the caller's transaction; what lies elsewhere follows by a promise of the same transaction.</summary>
public sealed class Erasures(RuleBook rules)
{
    /// <summary>Erases a contact and those merged into it.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="reason">Why, if they said so.</param>
    /// <param name="now">Now.</param>
    /// <returns>The erasure, and what must follow; the one of before where the contact is erased already. Null where there is no such contact.</returns>
    public async Task<(ErasureRow Row, IReadOnlyList<OutboxItem> Promises)?> EraseAsync(SqlSession sql, string contactId, string by, string? reason, DateTimeOffset now)
    {
        if (await sql.FindRecipientAsync(contactId) is not { } to)
        {
            return null;
        }

        var before = await sql.ErasuresOfAsync(to.Contact.ContactId);
        if (before.FirstOrDefault(e => e.LiftedAt is null) is { } known)
        {
            return (known, []);
        }

        // One that was lifted is another time.
        var erasureId = DeterministicId.From("era", to.Contact.ContactId, before.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var row = await sql.EraseAsync(to, new ErasureOrder(erasureId, by, reason, now), address => AddressKeys.Of(address, rules.Current.Normalization.Email));
        var promise = EraseMessage.OfErasure(erasureId);
        await sql.PromiseAsync(promise, now);
        await sql.RaiseAsync(new DomainEvent(DomainEventTypes.ContactErased, erasureId, now)
        {
            ContactId = to.Contact.ContactId,
            Facts = new Dictionary<string, object?> { ["erasureId"] = erasureId },
        });
        return (row, [promise]);
    }
}
