using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using RevOps.Connectors.Destinations;
using RevOps.Functions.Effects;
using MailMessage = RevOps.Connectors.Destinations.MailMessage;

namespace RevOps.Functions.Mail;

/// <summary>E-mail by a mail server. The connection is encrypted from STARTTLS on; a server without that is only spoken to on this machine.</summary>
public sealed class SmtpTransport(SmtpAccount account, string from) : IMailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(MailMessage mail, string id, CancellationToken cancel)
    {
        using var mime = MimeMail.Of(mail, from, id);
        if (mime is null)
        {
            return new SendResult.Refused("An address of the mail is none.");
        }

        using var client = new SmtpClient(account.Host, account.Port) { EnableSsl = !account.IsLocal, DeliveryFormat = MimeMail.FormatOf(mime) };
        if (account.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(account.User, account.Password);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mime, limit.Token);
            return new SendResult.Sent();
        }
        catch (SmtpException e) when (client.DeliveryFormat == SmtpDeliveryFormat.International && e is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null })
        {
            return new SendResult.Refused("The mail server takes no addresses with letters beyond ASCII before the @ (it does not offer SMTPUTF8).");
        }
        catch (SmtpException e)
        {
            return Of(e.StatusCode);
        }
        catch (AuthenticationException)
        {
            return new SendResult.Retry(null, "The mail server's certificate is not valid.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendResult.Retry(null, $"The mail server did not answer within {Patience.TotalSeconds:0} s.");
        }
    }

    /// <summary>What the server said; its words may quote the address, so they are not kept.</summary>
    private static SendResult Of(SmtpStatusCode status) => status switch
    {
        // 550, 551, 552, 553, 554: about this recipient or this message. Other 5xx are about us, and can be mended meanwhile.
        SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.ExceededStorageAllocation
            or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.TransactionFailed => new SendResult.Refused($"The mail server refused the mail ({(int)status})."),
        SmtpStatusCode.GeneralFailure => new SendResult.Retry(null, "The mail server could not be reached, or broke off."),
        _ => new SendResult.Retry(null, $"The mail server answered {(int)status}."),
    };
}
