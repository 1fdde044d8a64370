using RevOps.Core.Normalization;
using RevOps.Data.Leads;
using RevOps.Data.Sla;

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

    /// <summary>The same, and leaves all audiences: for addresses that must not be used any more.</summary>
    /// <param name="sql">The transaction in which it was said.</param>
    /// <param name="to">Whose address it is.</param>
    /// <param name="reason">Why, as lists show it.</param>
    /// <param name="cause">What it derives from: the ad platforms are told once per cause.</param>
    /// <param name="now">Now.</param>
    public static async Task StopAllAsync(this SqlSession sql, Recipient to, string reason, string cause, DateTimeOffset now)
    {
        await sql.StopMailAsync(to.ContactIds, reason, now);
        await sql.LeaveAudiencesAsync(to, cause, now);
    }

    /// <summary>Stops what a withdrawal asks to be stopped, unless a newer consent to the same stands.</summary>
    /// <param name="sql">The transaction that keeps the withdrawal.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="purposes">What was withdrawn.</param>
    /// <param name="cause">The event that brought it.</param>
    /// <param name="now">Now.</param>
    internal static async Task StopWithdrawnAsync(this SqlSession sql, string contactId, IEnumerable<string> purposes, string cause, DateTimeOffset now)
    {
        foreach (var purpose in purposes)
        {
            if (!await sql.IsWithdrawnAsync(contactId, purpose) || await sql.FindRecipientAsync(contactId) is not { } recipient)
            {
                continue;
            }

            switch (purpose)
            {
                case ConsentPurpose.Ads:
                    await sql.LeaveAudiencesAsync(recipient, cause, now);
                    break;
                case ConsentPurpose.EmailMarketing:
                    await sql.StopMailAsync(recipient.ContactIds, "consent withdrawn", now);
                    break;
                case ConsentPurpose.Phone:
                    await sql.StopCallsAsync(recipient.Contact.ContactId, now, "the consent to calls was withdrawn");
                    break;
            }
        }
    }

    /// <summary>Contacts that have become one, or two again: what either has taken back stops for whom it holds now.</summary>
    /// <param name="sql">The transaction that merges, or undoes it.</param>
    /// <param name="contactId">The contact as it is now.</param>
    /// <param name="cause">The merge.</param>
    /// <param name="since">What was said before is not looked at.</param>
    /// <param name="now">Now.</param>
    internal static async Task StopRefusedAsync(this SqlSession sql, string contactId, string cause, DateTimeOffset since, DateTimeOffset now)
    {
        foreach (var purpose in ConsentPurpose.All)
        {
            if (await sql.LatestConsentAsync(contactId, purpose) is { Granted: false } said && said.GivenAt >= since)
            {
                await sql.StopWithdrawnAsync(contactId, [purpose], cause, now);
            }
        }

        if (await sql.FindRecipientAsync(contactId) is { } to
            && (await sql.SuppressionsAsync(to.AddressHashes)).FirstOrDefault(s => s.Reason != SuppressionReason.HardBounce && s.CreatedAt >= since) is { } found)
        {
            await sql.StopAllAsync(to, found.Reason, cause, now);
        }
    }

    /// <summary>Nobody is to call any more: the open lead's tasks to do so are done, and its clock looks no more.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="contactId">Whom.</param>
    /// <param name="now">Now.</param>
    /// <param name="reason">Why, as the clock's history tells it.</param>
    internal static async Task StopCallsAsync(this SqlSession sql, string contactId, DateTimeOffset now, string reason)
    {
        if (await sql.FindOpenLeadAsync(contactId) is not { LeadId: var leadId })
        {
            return;
        }

        await sql.FindAsync<string>("leads/lock", new { LeadId = leadId });
        await sql.ExecuteAsync("tasks/complete_calls", new { LeadId = leadId, At = now });
        if (await sql.NewestSlaAsync(leadId) is { } clock && await sql.SettleSlaAsync(clock.SlaId, now) is { NextAt: not null } settled)
        {
            if (settled.IsOpen)
            {
                await sql.CancelSlaAsync(settled, now, reason);
            }
            else if (await sql.SaveSlaAsync(settled with { NextAt = null, GivenUpAt = now }))
            {
                await sql.AddSlaHistoryAsync(settled.SlaId, settled.State, now, reason);
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
