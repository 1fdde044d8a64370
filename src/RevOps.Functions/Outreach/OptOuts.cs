using System.Globalization;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Identity;
using RevOps.Data.Leads;
using RevOps.Data.Outreach;

namespace RevOps.Functions.Outreach;

/// <summary>Word that an address must not be written to any more.</summary>
/// <param name="Reason"><see cref="SuppressionReason"/>.</param>
/// <param name="MailId">The mail because of which, where known: its address is meant.</param>
/// <param name="Cause">What it derives from: the same cause changes things once.</param>
/// <param name="At">When it was said; not after now.</param>
internal sealed record OptOut(string Reason, string? MailId, string Cause, DateTimeOffset At)
{
    /// <summary>True where the person said it; a mail server's word is none about the person.</summary>
    public bool IsOwnWill => Reason != SuppressionReason.HardBounce;

    /// <summary>What rows derive from: a link that is followed again after a new consent is another time.</summary>
    public string Key => $"{Cause}:{At.UtcTicks.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Takes people at their word: all of it in the transaction in which it came, everywhere, and lasting.</summary>
internal static class OptOuts
{
    /// <summary>Suppresses the addresses, leaves the sequences and audiences, drops the mails that wait, notes the withdrawal.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="contactId">Who.</param>
    /// <param name="optOut">What was said.</param>
    /// <param name="rules">What makes addresses equal.</param>
    /// <param name="now">Now.</param>
    /// <returns>False where nothing changed: it was known, or a newer consent was confirmed.</returns>
    public static async Task<bool> OptOutAsync(this SqlSession sql, string contactId, OptOut optOut, EmailRules rules, DateTimeOffset now)
    {
        if (await sql.FindRecipientAsync(contactId) is not { } to)
        {
            return false;
        }

        var latest = await sql.LatestConsentAsync(to.Contact.ContactId, ConsentPurpose.EmailMarketing);
        var isNew = !IsOverruled(optOut, latest) && await StopAsync(sql, to, optOut, to.AddressHash(rules), now);
        if (!optOut.IsOwnWill)
        {
            return isNew;
        }

        var hasSaidSo = latest is not { Granted: false };
        if (hasSaidSo)
        {
            await NoteWithdrawalAsync(sql, to, optOut, now);
        }

        if (isNew || hasSaidSo)
        {
            await RaiseAsync(sql, to, optOut, now);
        }

        return isNew || hasSaidSo;
    }

    /// <summary>True where what was said arrives late: a newer consent was confirmed meanwhile.</summary>
    private static bool IsOverruled(OptOut optOut, ConsentRow? latest) =>
        optOut.Reason == SuppressionReason.Unsubscribed
        && latest is { Granted: true, Source: SuppressionStore.ConfirmedSource } && latest.GivenAt > optOut.At;

    private static async Task<bool> StopAsync(SqlSession sql, Recipient to, OptOut optOut, string? current, DateTimeOffset now)
    {
        var isNew = false;
        var meant = await MeantAsync(sql, to, optOut, current);
        foreach (var hash in meant)
        {
            isNew |= await sql.SuppressAsync(hash, optOut.Reason, optOut.Cause, detail: null, optOut.At);
        }

        // A dead address that is not in use any more stops nothing.
        if (optOut.IsOwnWill || (current is not null && meant.Contains(current)))
        {
            await sql.StopAllAsync(to, optOut.Reason, optOut.Key, now);
        }

        return isNew;
    }

    private static Task NoteWithdrawalAsync(SqlSession sql, Recipient to, OptOut optOut, DateTimeOffset now) => sql.SaveConsentsAsync(
        to.Contact.ContactId,
        optOut.Key,
        optOut.Cause,
        optOut.At,
        now,
        [new ConsentInput(ConsentPurpose.EmailMarketing, false, optOut.At, Text: null, Source: optOut.Reason)]);

    /// <summary>Of what a person says, all their addresses; else the one that the mail went to, and without a mail the one in use.</summary>
    private static async Task<HashSet<string>> MeantAsync(SqlSession sql, Recipient to, OptOut optOut, string? current)
    {
        var mail = optOut.MailId is { } id ? await sql.FindAsync<MailRow>("mails/find", new { MailId = id }) : null;
        var meant = new HashSet<string>(optOut.IsOwnWill ? to.AddressHashes : [], StringComparer.Ordinal);
        if (mail is not null && to.ContactIds.Contains(mail.ContactId))
        {
            meant.Add(mail.AddressHash);
        }

        if (current is not null && (meant.Count == 0 || optOut.IsOwnWill))
        {
            meant.Add(current);
        }

        return meant;
    }

    private static async Task RaiseAsync(SqlSession sql, Recipient to, OptOut optOut, DateTimeOffset now) => await sql.RaiseAsync(
        new DomainEvent(DomainEventTypes.ContactUnsubscribed, optOut.Key, now)
        {
            ContactId = to.Contact.ContactId,
            LeadId = (await sql.FindOpenLeadAsync(to.Contact.ContactId))?.LeadId,
            Facts = new Dictionary<string, object?> { ["reason"] = optOut.Reason, ["mailId"] = optOut.MailId },
        });
}
