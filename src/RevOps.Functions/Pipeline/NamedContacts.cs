using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Rules;
using RevOps.Data.Identity;

namespace RevOps.Functions.Pipeline;

/// <summary>A contact that an event names.</summary>
/// <param name="Saved">The contact.</param>
/// <param name="CompanyId">Its company, if any.</param>
/// <param name="IsNew">True where it was made now.</param>
internal sealed record NamedContact(SavedContact Saved, string? CompanyId, bool IsNew);

/// <summary>Contacts that an event names without being their submission.</summary>
internal static class NamedContacts
{
    /// <summary>The contact that is known under a reference; else a new one, where the reference has a usable e-mail address or phone.</summary>
    /// <param name="context">The event.</param>
    /// <param name="contact">The reference.</param>
    /// <param name="arrival">What brings a new contact's values.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="companyOf">Saves the company of a new contact; it is given the one that the address tells, if it tells one.</param>
    /// <returns>Null where nobody is known under it and nobody can be made of it.</returns>
    public static async Task<NamedContact?> FindOrMakeAsync(
        this EventContext context, ContactRef contact, Arrival arrival, RuleSet rules, Func<NormalizedCompany?, Task<string?>> companyOf)
    {
        var submission = Submission(contact);
        var who = LeadNormalizer.Normalize(submission, rules.Normalization, context.ReceivedAt) is NormalizationResult.Normalized normalized ? normalized.Lead : null;
        var known = await context.Sql.FindContactAsync(contact with { Phone = who?.Phone }, who?.Email?.Key, rules.Identity);
        if (known is not null)
        {
            return new NamedContact(new SavedContact(known.ContactId, known.MatchedContactId!), known.CompanyId, IsNew: false);
        }

        if (who is null)
        {
            return null;
        }

        var companyId = await companyOf(who.Company);
        return new NamedContact(await context.Sql.SaveContactAsync(who, submission, companyId, arrival, rules.Identity), companyId, IsNew: true);
    }

    private static LeadSubmission Submission(ContactRef contact) => new()
    {
        Email = contact.Email,
        Phone = contact.Phone,
        ExternalIds = contact.ExternalIds ?? new Dictionary<string, string>(),
        VisitorId = contact.VisitorId,
    };
}
