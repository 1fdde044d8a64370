using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using RevOps.Connectors.Destinations;

namespace RevOps.Functions.Mail;

/// <summary>By what e-mail leaves.</summary>
/// <param name="Acs">An account of Azure Communication Services (<c>REVOPS_MAIL_ACS</c>, a connection string).</param>
/// <param name="Smtp">A mail server (<c>REVOPS_MAIL_SMTP</c>, <c>smtp://user:password@host:587</c>).</param>
/// <param name="From">The sender's address (<c>REVOPS_MAIL_FROM</c>).</param>
/// <param name="Folder">
/// Where mails are written as files that are shown and not sent (<c>REVOPS_MAIL_FOLDER</c>; on one machine <c>mail</c> in the data folder); empty for nowhere.
/// </param>
public sealed record MailSettings(AcsAccount? Acs, SmtpAccount? Smtp, string From, string Folder)
{
    /// <summary>The sender that files name where none is set.</summary>
    public const string NobodysAddress = "revops@localhost";

    /// <summary>True where mail can be sent.</summary>
    public bool CanSend => (Acs is not null || Smtp is not null) && From.Length > 0;

    /// <summary>Reads the settings; what is wrong is added to <paramref name="faults"/>.</summary>
    public static MailSettings Read(IConfiguration configuration, List<string> faults)
    {
        var (acs, smtp, from) = (configuration["REVOPS_MAIL_ACS"] ?? "", configuration["REVOPS_MAIL_SMTP"] ?? "", configuration["REVOPS_MAIL_FROM"] ?? "");
        var settings = new MailSettings(
            acs.Length > 0 ? AcsAccount.Parse(acs) : null, smtp.Length > 0 ? SmtpAccount.Parse(smtp) : null, from, configuration["REVOPS_MAIL_FOLDER"] ?? "");
        if (acs.Length > 0 && settings.Acs is null)
        {
            faults.Add("REVOPS_MAIL_ACS is a connection string: endpoint=https://…;accesskey=…");
        }

        if (smtp.Length > 0 && settings.Smtp is null)
        {
            faults.Add("REVOPS_MAIL_SMTP is an address: smtp://user:password@host:587");
        }

        if (acs.Length > 0 && smtp.Length > 0)
        {
            faults.Add("REVOPS_MAIL_ACS and REVOPS_MAIL_SMTP exclude each other: set one.");
        }

        if (from.Length > 0 && !MailAddress.TryCreate(from, out _))
        {
            faults.Add("REVOPS_MAIL_FROM is an e-mail address.");
        }

        return settings;
    }
}
