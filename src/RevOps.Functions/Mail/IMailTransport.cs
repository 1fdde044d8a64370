using RevOps.Connectors.Destinations;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Mail;

/// <summary>Sends one message.</summary>
public interface IMailTransport
{
    /// <summary>Sends it.</summary>
    /// <param name="mail">The message.</param>
    /// <param name="id">The same again is the same message: the effect's id.</param>
    /// <param name="cancel">Gives up; then it is sent again later.</param>
    Task<SendResult> SendAsync(MailMessage mail, string id, CancellationToken cancel);
}
