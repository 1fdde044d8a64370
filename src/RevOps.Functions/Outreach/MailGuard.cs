using RevOps.Core.Outreach;
using RevOps.Data;
using RevOps.Data.Outreach;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>Asked by delivery right before a mail goes: it may have waited long, and much may have been said meanwhile.</summary>
public sealed class MailGuard(RuleBook rules)
{
    /// <summary>Why a queued mail must no longer go; null where it may.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="contactId">To whom.</param>
    /// <param name="address">The address that it was written to: by a merge, or its undoing, it may be somebody else's by now.</param>
    /// <param name="now">Now.</param>
    public async Task<string?> RefusalAsync(SqlSession sql, string contactId, string address, DateTimeOffset now)
    {
        var (outreach, email) = (rules.Current.Outreach, rules.Current.Normalization.Email);
        if (outreach.Sender is null)
        {
            return "outreach.json is missing";
        }

        if (await sql.FindRecipientAsync(contactId) is not { } to)
        {
            return "no such contact";
        }

        return MailDecision.Refusal(await sql.RecipientFactsAsync(to, email, now))
            ?? (to.AddressHash(email) == AddressKeys.Hash(AddressKeys.Of(address, email) ?? address) ? null : "address changed");
    }

    /// <summary>The end of the quiet hours in which the recipient is now; null where they are not in any.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="contactId">To whom.</param>
    /// <param name="now">Now.</param>
    public async Task<DateTimeOffset?> LaterAsync(SqlSession sql, string contactId, DateTimeOffset now)
    {
        if (await sql.FindRecipientAsync(contactId) is not { } to)
        {
            return null;
        }

        var at = SendTimes.Next(new RecipientPlace(to.Contact.Country, to.Contact.Phone), rules.Current.Outreach, now);
        return at > now ? at : null;
    }
}
