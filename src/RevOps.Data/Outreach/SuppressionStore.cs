using RevOps.Core.Identity;
using RevOps.Core.Outreach;
using RevOps.Data.Identity;

namespace RevOps.Data.Outreach;

/// <summary>Why an address must not be written to.</summary>
public static class SuppressionReason
{
    /// <summary>Its owner wants no more mail.</summary>
    public const string Unsubscribed = "unsubscribed";

    /// <summary>It does not exist, or does not take mail.</summary>
    public const string HardBounce = "hard_bounce";

    /// <summary>Its owner marked a mail as spam.</summary>
    public const string Complaint = "complaint";

    /// <summary>Somebody entered it.</summary>
    public const string Manual = "manual";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Unsubscribed, HardBounce, Complaint, Manual];
}

/// <summary>A row of <c>suppressions</c>.</summary>
public sealed record SuppressionRow
{
    /// <summary>Primary key.</summary>
    public required string SuppressionId { get; init; }

    /// <summary>Hash of the address's matching form.</summary>
    public required string AddressHash { get; init; }

    /// <summary><see cref="SuppressionReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The mail, event or request that brought it.</summary>
    public required string Cause { get; init; }

    /// <summary>In words.</summary>
    public string? Detail { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when; null while it is in force.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Why it ended.</summary>
    public string? LiftReason { get; init; }
}

/// <summary>The suppression list. Rows are never deleted: an entry that is lifted stays, with its reason.</summary>
public static class SuppressionStore
{
    /// <summary>The source of a consent that its giver confirmed by a link in a mail to that address; only such a one takes back an unsubscription.</summary>
    public const string ConfirmedSource = "double_opt_in";

    /// <summary>Adds an address, unless it is there for that reason.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="addressHash">Hash of the address's matching form.</param>
    /// <param name="reason"><see cref="SuppressionReason"/>.</param>
    /// <param name="cause">The mail, event or request that brings it.</param>
    /// <param name="detail">In words, if there is something to say.</param>
    /// <param name="now">Now.</param>
    /// <returns>False where it was there.</returns>
    public static async Task<bool> SuppressAsync(this SqlSession sql, string addressHash, string reason, string cause, string? detail, DateTimeOffset now) =>
        await sql.ExecuteAsync("suppressions/insert", new SuppressionRow
        {
            SuppressionId = DeterministicId.From("sup", addressHash, reason, cause, now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            AddressHash = addressHash,
            Reason = reason,
            Cause = cause,
            Detail = detail,
            CreatedAt = now,
        }) > 0;

    /// <summary>Adds an address that somebody entered, and stops what goes to whoever has it.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="emailKey">The address's matching form.</param>
    /// <param name="detail">In words, if there is something to say.</param>
    /// <param name="now">Now.</param>
    /// <returns>The entry, and whether it is new.</returns>
    public static async Task<(SuppressionRow Row, bool IsNew)> SuppressByHandAsync(this SqlSession sql, string emailKey, string? detail, DateTimeOffset now)
    {
        var hash = AddressKeys.Hash(emailKey);
        var isNew = await sql.SuppressAsync(hash, SuppressionReason.Manual, "api", detail, now);
        if (await sql.FindAsync<ContactRow>("contacts/find_by_email_key", new { EmailKey = emailKey }) is { } contact
            && await sql.FindRecipientAsync(contact.ContactId) is { } to)
        {
            await sql.StopAllAsync(to, SuppressionReason.Manual, $"{hash}:{now.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)}", now);
        }

        return ((await sql.SuppressionsAsync([hash])).First(s => s.Reason == SuppressionReason.Manual), isNew);
    }

    /// <summary>What is in force for any of these addresses.</summary>
    public static async Task<IReadOnlyList<SuppressionRow>> SuppressionsAsync(this SqlSession sql, IReadOnlyList<string> addressHashes) =>
        addressHashes.Count == 0 ? [] : await sql.QueryAsync<SuppressionRow>("suppressions/in_force", new { Hashes = addressHashes });
}
