using System.Net;
using RevOps.Connectors.Destinations;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Mail;

/// <summary>E-mail by Azure Communication Services.</summary>
public sealed class AcsTransport(AcsAccount account, string from, EffectHttp http, TimeProvider time) : IMailTransport
{
    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(MailMessage mail, string id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        using var request = AcsMail.Request(account, from, mail, AcsMail.OperationId(id), now);
        return await EffectHttp.SendAsync(http.Services, request, IsHopeless, now, cancel);
    }

    /// <summary>The message is wrong, or too large. A wrong key or an address not verified yet can be mended meanwhile.</summary>
    private static bool IsHopeless(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity;
}
