using RevOps.Connectors;
using RevOps.Core;
using RevOps.Core.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Outreach;
using RevOps.Data;
using RevOps.Data.Privacy;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Privacy;

/// <summary>What an event means, once erased people are taken out of it.</summary>
/// <param name="Mapped">What is to be applied.</param>
/// <param name="NamesErased">True where it named one: what was kept of it as it came has to go.</param>
public sealed record Admitted(MapResult Mapped, bool NamesErased);

/// <summary>
/// Keeps erased people out, whoever sends them: their leads, touchpoints and calls are refused. A deal goes on without its person: it is linked to
/// the row that stands for them, so that revenue and attribution still add up.
/// </summary>
public sealed class ErasedPeople(RuleBook rules)
{
    private static readonly Admitted Refused = new(
        new MapResult.Rejected(new FieldFault("", "erased", "The person's data was erased. They come in again once the erasure's block is lifted.")), NamesErased: true);

    /// <summary>Looks at an event before it is applied, in its transaction.</summary>
    public async Task<Admitted> AdmitAsync(SqlSession sql, MapResult mapped) => mapped switch
    {
        MapResult.Lead { Submission: var person } => await AdmitAsync(sql, mapped, KeysOf(person)),
        MapResult.Contact { Submission: var person } => await AdmitAsync(sql, mapped, KeysOf(person)),
        MapResult.Touchpoint { Submission.Contact: var contact } => await AdmitAsync(sql, mapped, KeysOf(contact)),
        MapResult.Call { Submission.Contact: { } contact } => await AdmitAsync(sql, mapped, KeysOf(contact)),
        MapResult.Service { Submission.Contact: { } contact } => await AdmitAsync(sql, mapped, KeysOf(contact)),
        MapResult.Stage { Submission: var stage } => await StandInAsync(sql, stage.Contact) is { } standIn
            ? new Admitted(new MapResult.Stage(stage with { Contact = standIn }), NamesErased: true)
            : new Admitted(mapped, NamesErased: false),
        MapResult.Deal { Submission: var deal } => await OfDealAsync(sql, deal),
        _ => new Admitted(mapped, NamesErased: false),
    };

    private static async Task<Admitted> AdmitAsync(SqlSession sql, MapResult mapped, IReadOnlyList<string> keys) =>
        await sql.FindErasedAsync(keys) is null ? new Admitted(mapped, NamesErased: false) : Refused;

    private async Task<Admitted> OfDealAsync(SqlSession sql, DealSubmission deal)
    {
        var primary = await StandInAsync(sql, deal.PrimaryContact);
        var (others, changed) = (new List<ContactRef>(deal.Contacts.Count), primary is not null);
        foreach (var contact in deal.Contacts)
        {
            var standIn = await StandInAsync(sql, contact);
            others.Add(standIn ?? contact);
            changed |= standIn is not null;
        }

        return new Admitted(
            changed ? new MapResult.Deal(deal with { PrimaryContact = primary ?? deal.PrimaryContact, Contacts = others }) : new MapResult.Deal(deal), changed);
    }

    /// <summary>The contact that stands for an erased person; null for everybody else.</summary>
    private async Task<ContactRef?> StandInAsync(SqlSession sql, ContactRef contact) =>
        await sql.FindErasedAsync(KeysOf(contact)) is { } contactId ? new ContactRef(ContactId: contactId) : null;

    private IReadOnlyList<string> KeysOf(ContactRef contact) => KeysOf(new LeadSubmission
    {
        Email = contact.Email,
        Phone = contact.Phone,
        ExternalIds = contact.ExternalIds ?? new Dictionary<string, string>(),
        VisitorId = contact.VisitorId,
    });

    private IReadOnlyList<string> KeysOf(LeadSubmission person)
    {
        var current = rules.Current.Normalization;
        var email = person.Email is { Length: > 0 } address ? AddressKeys.Of(address, current.Email) : null;

        // A number is looked at only where there is no address: finding out its country takes the whole submission.
        var phone = email is null && person.Phone is { Length: > 0 }
            && LeadNormalizer.Normalize(person, current, DateTimeOffset.UnixEpoch) is NormalizationResult.Normalized { Lead.Phone: { } number } ? number : null;
        return PersonKeys.Of(email, phone, person.ExternalIds, person.VisitorId).Deciding(email is not null);
    }
}
