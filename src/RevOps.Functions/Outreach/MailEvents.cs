using RevOps.Core.Leads;
using RevOps.Core.Rules;
using RevOps.Data;
using RevOps.Data.Outreach;

namespace RevOps.Functions.Outreach;

/// <summary>What comes back from mails, as touchpoints: some of it means that no more may go.</summary>
internal static class MailEvents
{
    /// <summary>The touchpoint of one who wants no more.</summary>
    public const string Unsubscribe = "email_unsubscribe";

    private const string Bounce = "email_bounce";
    private const string Complaint = "email_complaint";

    /// <summary>True for the event types of mails.</summary>
    public static bool IsOne(string eventType) => eventType.StartsWith("email_", StringComparison.Ordinal);

    /// <summary>Hard or soft; a bounce that does not say so is hard. Null for all else.</summary>
    public static string? BounceTypeOf(TouchpointSubmission touchpoint) => touchpoint.EventType == Bounce ? touchpoint.BounceType ?? "hard" : null;

    /// <summary>Acts on a touchpoint that was just written.</summary>
    /// <param name="sql">Its transaction.</param>
    /// <param name="contactId">Whose it is.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="eventId">The event that brought it.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="now">Now.</param>
    public static async Task ApplyMailEventAsync(
        this SqlSession sql, string contactId, TouchpointSubmission touchpoint, string eventId, RuleSet rules, DateTimeOffset now)
    {
        var reason = touchpoint.EventType switch
        {
            Unsubscribe => SuppressionReason.Unsubscribed,
            Complaint => SuppressionReason.Complaint,
            Bounce when BounceTypeOf(touchpoint) == "hard" || await IsDeadAsync(sql, contactId, rules.Outreach.SoftBounces) => SuppressionReason.HardBounce,
            _ => null,
        };
        if (reason is not null)
        {
            var at = touchpoint.EventTime < now ? touchpoint.EventTime.ToUniversalTime() : now;
            await sql.OptOutAsync(contactId, new OptOut(reason, touchpoint.MailId, eventId, at), rules.Normalization.Email, now);
        }
    }

    /// <summary>True where the newest mails that we know anything of all bounced.</summary>
    private static async Task<bool> IsDeadAsync(SqlSession sql, string contactId, int softBounces)
    {
        var newest = await sql.QueryAsync<string>("touchpoints/newest_of_mails", new { ContactId = contactId, Limit = softBounces });
        return newest.Count == softBounces && newest.All(type => type == Bounce);
    }
}
