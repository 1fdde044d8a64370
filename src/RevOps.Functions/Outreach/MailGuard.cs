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
    /// <param name="now">Now.</param>
    public async Task<string?> RefusalAsync(SqlSession sql, string contactId, DateTimeOffset now) =>
        rules.Current.Outreach.Sender is null ? "outreach.json is missing"
        : await sql.FindRecipientAsync(contactId) is { } to ? MailDecision.Refusal(await sql.RecipientFactsAsync(to, rules.Current.Normalization.Email, now))
        : "no such contact";

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
