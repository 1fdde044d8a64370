using RevOps.Core.Normalization;

namespace RevOps.Data.Outreach;

/// <summary>Ends at once what somebody no longer wants, wherever it stands.</summary>
public static class OutreachStop
{
    /// <summary>Leaves all sequences and drops all mails that have not gone.</summary>
    /// <param name="sql">The transaction in which it was said.</param>
    /// <param name="contactIds">The contact and those merged into it.</param>
    /// <param name="reason">Why, as lists show it.</param>
    /// <param name="now">Now.</param>
    public static async Task StopMailAsync(this SqlSession sql, IReadOnlyList<string> contactIds, string reason, DateTimeOffset now)
    {
        var stopped = new { ContactIds = contactIds, Reason = reason, Now = now };
        await sql.ExecuteAsync("mails/exit_nurture", stopped);
        await sql.ExecuteAsync("mails/drop", stopped);
    }

    /// <summary>Stops what a withdrawal asks to be stopped, unless a newer consent to the same stands.</summary>
    /// <param name="sql">The transaction that keeps the withdrawal.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="purposes">What was withdrawn.</param>
    /// <param name="cause">The event that brought it.</param>
    /// <param name="now">Now.</param>
    internal static async Task StopWithdrawnAsync(this SqlSession sql, string contactId, IEnumerable<string> purposes, string cause, DateTimeOffset now)
    {
        foreach (var purpose in purposes.Where(p => p is ConsentPurpose.EmailMarketing or ConsentPurpose.Ads))
        {
            if (await sql.LatestConsentAsync(contactId, purpose) is not { Granted: false } || await sql.FindRecipientAsync(contactId) is not { } recipient)
            {
                continue;
            }

            if (purpose == ConsentPurpose.Ads)
            {
                await sql.LeaveAudiencesAsync(recipient, cause, now);
            }
            else
            {
                await sql.StopMailAsync(recipient.ContactIds, "consent withdrawn", now);
            }
        }
    }

    /// <summary>Takes back an unsubscription that a newer, confirmed consent to marketing e-mail overrules.</summary>
    /// <param name="sql">The transaction that keeps the consent.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="rules">What makes addresses equal.</param>
    /// <param name="now">Now.</param>
    public static async Task LiftConfirmedAsync(this SqlSession sql, string contactId, EmailRules rules, DateTimeOffset now)
    {
        var latest = await sql.LatestConsentAsync(contactId, ConsentPurpose.EmailMarketing);
        if (latest is { Granted: true, Source: SuppressionStore.ConfirmedSource }
            && (await sql.FindRecipientAsync(contactId))?.AddressHash(rules) is { } hash)
        {
            await sql.ExecuteAsync("suppressions/confirm", new
            {
                Hashes = new[] { hash },
                ConfirmedAt = latest.GivenAt,
                Reason = "a newer consent was confirmed",
                Now = now,
            });
        }
    }
}
