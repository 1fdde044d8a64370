using System.Globalization;
using RevOps.Core.Identity;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Data.Outbox;
using RevOps.Data.Outreach;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Outreach;

/// <summary>Unsubscribes whoever followed the link of a mail, in one transaction.</summary>
public sealed class Unsubscriber(Database database, RuleBook rules, TimeProvider time)
{
    /// <summary>Unsubscribes; again changes nothing.</summary>
    /// <param name="link">What the link says.</param>
    /// <param name="cancel">Ends it before its commit.</param>
    /// <returns>What must follow.</returns>
    public Task<IReadOnlyList<OutboxItem>> UnsubscribeAsync(UnsubscribeLink link, CancellationToken cancel) =>
        database.WriteAsync(sql => UnsubscribeAsync(sql, link, rules.Current.Normalization.Email, time.GetUtcNow()), cancel);

    private static async Task<IReadOnlyList<OutboxItem>> UnsubscribeAsync(SqlSession sql, UnsubscribeLink link, EmailRules rules, DateTimeOffset now)
    {
        var said = new OptOut(SuppressionReason.Unsubscribed, link.MailId, link.MailId, now);
        if (!await sql.OptOutAsync(link.ContactId, said, rules, now) || await sql.FindRecipientAsync(link.ContactId) is not { Contact.ContactId: var contactId })
        {
            return [];
        }

        var touchpointId = DeterministicId.From("tp", "unsubscribe", link.MailId, now.UtcTicks.ToString(CultureInfo.InvariantCulture));
        await sql.AddTouchpointAsync(new TouchpointRow
        {
            TouchpointId = touchpointId,
            ContactId = contactId,
            EventType = MailEvents.Unsubscribe,
            EventTime = now,
            Source = "email",
            Channel = "email",
            MailId = link.MailId,
        });
        if (await sql.FindOpenLeadAsync(contactId) is not { } lead)
        {
            return [];
        }

        var promise = ScoreMessage.Promise(touchpointId, [new ScoreItem(lead.LeadId, touchpointId, now)]);
        await sql.PromiseAsync(promise, now);
        return [promise];
    }
}
