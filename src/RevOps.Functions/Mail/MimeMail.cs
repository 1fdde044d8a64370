using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using MailMessage = RevOps.Connectors.Destinations.MailMessage;
using Mime = System.Net.Mail.MailMessage;

namespace RevOps.Functions.Mail;

/// <summary>Messages in the format of the internet (RFC 5322, MIME).</summary>
internal static class MimeMail
{
    private const string Html = "text/html";

    /// <summary>A message in that format; its Message-ID derives from the effect, so that a second copy is known as one.</summary>
    /// <returns>Null where an address is none.</returns>
    public static Mime? Of(MailMessage mail, string from, string id)
    {
        if (!MailAddress.TryCreate(from, out var sender) || Address(mail.To, mail.ToName) is not { } to || (mail.ReplyTo is not null && Address(mail.ReplyTo, null) is null))
        {
            return null;
        }

        var mime = new Mime(sender, to)
        {
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mime.Headers["Message-ID"] = $"<{id}@{sender.Host}>";
        foreach (var (name, value) in mail.Headers ?? new Dictionary<string, string>())
        {
            mime.Headers[OneLine(name)] = OneLine(value);
        }

        if (mail.ReplyTo is { } reply)
        {
            mime.ReplyToList.Add(Address(reply, null)!);
        }

        if (mail.Html is { } html)
        {
            var view = AlternateView.CreateAlternateViewFromString(html, Encoding.UTF8, Html);
            view.TransferEncoding = TransferEncoding.QuotedPrintable;
            mime.AlternateViews.Add(view);
        }

        return mime;
    }

    /// <summary>
    /// Whether an address has letters beyond ASCII before its @ (RFC 6531). Everything else is written so that any server on the way can read it.
    /// The client's own fault for such an address would quote it.
    /// </summary>
    public static SmtpDeliveryFormat FormatOf(Mime mime) =>
        mime.To.Concat(mime.ReplyToList).Append(mime.From!).All(a => Ascii.IsValid(a.User)) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International;

    private static MailAddress? Address(string address, string? name) =>
        MailAddress.TryCreate(address, name is null ? null : OneLine(name), Encoding.UTF8, out var parsed) ? parsed : null;

    /// <summary>A line break would begin another header.</summary>
    private static string OneLine(string text) => string.Create(text.Length, text, static (line, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            line[i] = char.IsControl(from[i]) ? ' ' : from[i];
        }
    });
}
