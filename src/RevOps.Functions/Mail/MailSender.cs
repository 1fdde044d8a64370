using RevOps.Connectors.Destinations;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Mail;

/// <summary>Sends e-mail. The payload of an effect is a <see cref="MailMessage"/>.</summary>
/// <param name="transport">By what; null where nothing is set up.</param>
/// <param name="folder">Where mails are shown that are not sent.</param>
public sealed class MailSender(IMailTransport? transport, MailFolder folder) : IEffectSender
{
    /// <inheritdoc/>
    public string Destination => Destinations.Email;

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Effect effect, CancellationToken cancel) => transport is null
        ? new SendResult.Refused("No account for e-mail is set.")
        : await transport.SendAsync(EffectJson.Parse<MailMessage>(effect.Payload), effect.EffectId, cancel);

    /// <inheritdoc/>
    public Task ShowAsync(Effect effect, CancellationToken cancel) => folder.WriteAsync(EffectJson.Parse<MailMessage>(effect.Payload), effect.EffectId, cancel);
}
