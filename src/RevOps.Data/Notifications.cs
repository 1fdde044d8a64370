using RevOps.Core.Identity;
using RevOps.Data.Effects;

namespace RevOps.Data;

/// <summary>Word to owners and managers.</summary>
public static class Notifications
{
    /// <summary>Leaves word for a person, once per subject; it leaves the machine by the outbox, in order per person.</summary>
    /// <param name="sql">The transaction of what is told.</param>
    /// <param name="kind">What it is about: <c>call-reminder</c> …</param>
    /// <param name="subject">What makes it one and the same: a clock's id …</param>
    /// <param name="leadId">The lead, if it is about one.</param>
    /// <param name="ownerId">Whom to tell; null for everybody who listens.</param>
    /// <param name="detail">A sentence without personal data of leads.</param>
    /// <param name="now">Now.</param>
    public static async Task NotifyAsync(
        this SqlSession sql, string kind, string subject, string? leadId, string? ownerId, string detail, DateTimeOffset now)
    {
        var id = DeterministicId.From("ntf", kind, subject);
        var isNew = await sql.ExecuteAsync("notifications/insert", new { NotificationId = id, Kind = kind, LeadId = leadId, OwnerId = ownerId, Now = now, Detail = detail }) > 0;
        if (isNew)
        {
            var payload = EffectJson.Text(new NotificationPayload(id, kind, leadId, ownerId, detail, now));
            await sql.QueueEffectAsync(
                new Effect(DeterministicId.From("eff", id), Destinations.Notifications, $"{Destinations.Notifications}:{ownerId}", kind, payload), now);
        }
    }
}

/// <summary>What a notification needs on its way: ids and the text; names and addresses are looked up when it leaves.</summary>
/// <param name="NotificationId">Its id.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="LeadId">The lead, if it is about one.</param>
/// <param name="OwnerId">Whom to tell, if anybody in particular.</param>
/// <param name="Detail">The text.</param>
/// <param name="At">When it happened.</param>
public sealed record NotificationPayload(string NotificationId, string Kind, string? LeadId, string? OwnerId, string Detail, DateTimeOffset At);
