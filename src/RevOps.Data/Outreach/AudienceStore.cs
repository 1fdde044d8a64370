using System.Text.Json;
using RevOps.Core.Identity;
using RevOps.Core.Outreach;
using RevOps.Core.Vendors;
using RevOps.Data.Effects;

namespace RevOps.Data.Outreach;

/// <summary>A row of <c>audience_members</c>.</summary>
public sealed record AudienceMemberRow
{
    /// <summary>Name of the audience.</summary>
    public required string Audience { get; init; }

    /// <summary>Who is in it.</summary>
    public required string ContactId { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Until when; null while in it.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>As the platforms were told, as JSON.</summary>
    public required string Hashes { get; init; }
}

/// <summary>How many are in an audience.</summary>
public sealed record AudienceCountRow
{
    /// <summary>Name of the audience.</summary>
    public required string Audience { get; init; }

    /// <summary>In it now.</summary>
    public long Members { get; init; }

    /// <summary>In it once, not now.</summary>
    public long FormerMembers { get; init; }
}

/// <summary>Who is in which audience, and word of it to the ad platforms.</summary>
public static class AudienceStore
{
    /// <summary>How the kinds of effects begin that change an audience.</summary>
    public const string KindPrefix = "audience-";

    private const string Add = "add";

    /// <summary>True where an effect tells the platforms of somebody who has left the audience since: it must not go, or they would stay in.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="effect">An effect that changes an audience.</param>
    public static async Task<bool> HasLeftSinceAsync(this SqlSession sql, Effect effect)
    {
        var change = EffectJson.Parse<AudienceChange>(effect.Payload);
        return change.Action == Add
            && await sql.FindAsync<AudienceMemberRow>("audience_members/find", new { change.Audience, change.ContactId }) is not { RemovedAt: null };
    }

    /// <summary>All audiences with their sizes.</summary>
    public static Task<IReadOnlyList<AudienceCountRow>> AudienceCountsAsync(this SqlSession sql) => sql.QueryAsync<AudienceCountRow>("audience_members/counts");

    /// <summary>Puts a contact in; one that is in stays as it is.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="to">The contact.</param>
    /// <param name="identity">As the platforms match it.</param>
    /// <param name="audience">The audience.</param>
    /// <param name="cause">What it derives from: once per cause.</param>
    /// <param name="now">Now.</param>
    public static async Task JoinAudienceAsync(
        this SqlSession sql, Recipient to, AudienceIdentity identity, string audience, string cause, DateTimeOffset now)
    {
        var member = new { Audience = audience, to.Contact.ContactId, Hashes = JsonSerializer.Serialize(identity), Now = now };
        switch (await sql.FindAsync<AudienceMemberRow>("audience_members/find", member))
        {
            case { RemovedAt: null }:
                return;
            case null:
                await sql.ExecuteAsync("audience_members/insert", member);
                break;
            default:
                await sql.ExecuteAsync("audience_members/return", member);
                break;
        }

        await QueueAsync(sql, Add, to.Contact.ContactId, identity, audience, cause, now);
    }

    /// <summary>Takes a contact, and those merged into it, out of one audience.</summary>
    public static async Task LeaveAudienceAsync(this SqlSession sql, Recipient to, string audience, string cause, DateTimeOffset now)
    {
        foreach (var member in (await MembershipsAsync(sql, to)).Where(m => m.Audience == audience))
        {
            await LeaveAsync(sql, member, cause, now);
        }
    }

    /// <summary>Takes a contact, and those merged into it, out of all audiences.</summary>
    public static async Task LeaveAudiencesAsync(this SqlSession sql, Recipient to, string cause, DateTimeOffset now)
    {
        foreach (var member in await MembershipsAsync(sql, to))
        {
            await LeaveAsync(sql, member, cause, now);
        }
    }

    private static Task<IReadOnlyList<AudienceMemberRow>> MembershipsAsync(SqlSession sql, Recipient to) =>
        sql.QueryAsync<AudienceMemberRow>("audience_members/of_contacts", new { to.ContactIds });

    private static async Task LeaveAsync(SqlSession sql, AudienceMemberRow member, string cause, DateTimeOffset now)
    {
        await sql.ExecuteAsync("audience_members/leave", new { member.Audience, member.ContactId, Now = now });
        var identity = JsonSerializer.Deserialize<AudienceIdentity>(member.Hashes)!;
        await QueueAsync(sql, "remove", member.ContactId, identity, member.Audience, cause, now);
    }

    /// <summary>Each platform is told by itself: one that is out of reach holds up no other.</summary>
    private static async Task QueueAsync(
        SqlSession sql, string action, string contactId, AudienceIdentity identity, string audience, string cause, DateTimeOffset now)
    {
        foreach (var vendor in AdVendors.All)
        {
            var change = new AudienceChange(action, audience, contactId, identity.EmailFor(vendor), identity.PhoneFor(vendor));
            if (change is not { EmailSha256: null, PhoneSha256: null })
            {
                await sql.QueueEffectAsync(
                    new Effect(
                        DeterministicId.From("aud", vendor, contactId, audience, action, cause),
                        Destinations.Ad(vendor),
                        $"{Destinations.Ad(vendor)}:{contactId}",
                        KindPrefix + action,
                        EffectJson.Text(change)),
                    now);
            }
        }
    }
}
