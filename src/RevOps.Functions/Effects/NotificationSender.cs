using System.Net;
using System.Text;
using RevOps.Connectors.Destinations;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Owners;
using RevOps.Functions.Mail;

namespace RevOps.Functions.Effects;

/// <summary>Tells people by Teams, Slack or e-mail; looks up whom it concerns.</summary>
public sealed class NotificationSender(Database database, EffectHttp http, MailTransports mail, EffectSettings settings, TimeProvider time) : IEffectSender
{
    /// <inheritdoc/>
    public string Destination => Destinations.Notifications;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        var payload = EffectJson.Parse<NotificationPayload>(effect.Payload);
        var owner = payload.OwnerId is { } id
            ? (await database.ReadAsync(sql => sql.OwnersAsync(), cancel)).FirstOrDefault(o => o.OwnerId == id)
            : null;
        var notice = NoticeOf(payload, owner);
        return settings.Notify.By switch
        {
            NotifyBy.Email => await MailAsync(notice, owner, effect.EffectId, cancel),
            NotifyBy.Slack => await PostAsync(SlackMessage.Body(notice), cancel),
            _ => await PostAsync(TeamsCard.Body(notice), cancel),
        };
    }

    private async Task<SendResult> PostAsync(string body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Notify.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await EffectHttp.SendAsync(http.Services, request, IsHopeless, time.GetUtcNow(), cancel);
    }

    private async Task<SendResult> MailAsync(Notice notice, OwnerRow? owner, string effectId, CancellationToken cancel)
    {
        if (mail.Chosen is not { } transport)
        {
            return new SendResult.Refused("No account for e-mail is set.");
        }

        var text = string.Join('\n', [notice.Text, "", .. notice.Facts.Select(f => $"{f.Name}: {f.Value}")]);
        var message = new MailMessage(owner?.Email ?? settings.Notify.Email, owner?.Name, notice.Title, text);
        return await transport.SendAsync(message, effectId, cancel);
    }

    /// <summary>What a notification says when it leaves.</summary>
    private static Notice NoticeOf(NotificationPayload payload, OwnerRow? owner)
    {
        var facts = new List<(string, string)>();
        if (payload.OwnerId is { } ownerId)
        {
            facts.Add(("For", owner is null ? ownerId : $"{owner.Name} <{owner.Email}>"));
        }

        if (payload.LeadId is { } leadId)
        {
            facts.Add(("Lead", leadId));
        }

        return new Notice(Title(payload.Kind), payload.Detail, facts);
    }

    /// <summary><c>call-reminder</c> becomes "Call reminder".</summary>
    private static string Title(string kind) => kind.Length == 0 ? kind : char.ToUpperInvariant(kind[0]) + kind[1..].Replace('-', ' ');

    private static bool IsHopeless(HttpStatusCode status) => status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;
}
