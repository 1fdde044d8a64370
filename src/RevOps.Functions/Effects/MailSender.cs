using System.Net;
using RevOps.Connectors.Destinations;
using RevOps.Data.Effects;

namespace RevOps.Functions.Effects;

/// <summary>Sends e-mail by Azure Communication Services. The payload of an effect is a <see cref="MailMessage"/>.</summary>
public sealed class MailSender(EffectHttp http, EffectSettings settings, TimeProvider time) : IEffectSender
{
    /// <inheritdoc/>
    public string Destination => Destinations.Email;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
    {
        if (settings.MailAccount is not { } account)
        {
            return new SendResult.Refused("No account for e-mail is set.");
        }

        var now = time.GetUtcNow();
        using var request = AcsMail.Request(
            account, settings.MailFrom, EffectJson.Parse<MailMessage>(effect.Payload), AcsMail.OperationId(effect.EffectId), now);
        return await EffectHttp.SendAsync(http.Services, request, IsHopeless, now, cancel);
    }

    /// <summary>The message is wrong, or too large. A wrong key or an address not verified yet can be mended meanwhile.</summary>
    private static bool IsHopeless(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
}
