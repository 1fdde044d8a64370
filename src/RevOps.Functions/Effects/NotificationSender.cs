using System.Net;
using System.Text;
using RevOps.Connectors.Destinations;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Owners;

namespace RevOps.Functions.Effects;

/// <summary>Posts notifications to a Teams workflow or an incoming webhook; looks up whom they are for.</summary>
public sealed class NotificationSender(Database database, EffectHttp http, EffectSettings settings, TimeProvider time) : IEffectSender
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
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.NotifyUrl)
        {
            Content = new StringContent(TeamsCard.Body(NoticeOf(payload, owner)), Encoding.UTF8, "application/json"),
        };
        return await EffectHttp.SendAsync(http.Services, request, IsHopeless, time.GetUtcNow(), cancel);
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
