using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using RevOps.Functions.Mail;

namespace RevOps.Functions.Effects;

/// <summary>Where people read notifications.</summary>
public enum NotifyBy
{
    /// <summary>A channel of Teams, by a workflow; also whatever shows the <c>text</c> of a posted message.</summary>
    Teams,

    /// <summary>A channel of Slack, by an incoming webhook.</summary>
    Slack,

    /// <summary>E-mail to the owner.</summary>
    Email,
}

/// <summary>By what notifications leave.</summary>
/// <param name="By">The kind (<c>REVOPS_NOTIFY_BY</c>: teams, slack, email).</param>
/// <param name="Url">Where they are posted (<c>REVOPS_NOTIFY_URL</c>); not for e-mail.</param>
/// <param name="Email">Who is told what concerns no owner, by e-mail (<c>REVOPS_NOTIFY_EMAIL</c>).</param>
public sealed record NotifySettings(NotifyBy By, Uri? Url, string Email)
{
    /// <summary>Reads the settings; what is wrong is added to <paramref name="faults"/>.</summary>
    public static NotifySettings Read(IConfiguration configuration, List<string> faults)
    {
        var settings = new NotifySettings(Kind(configuration["REVOPS_NOTIFY_BY"], faults), Address(configuration["REVOPS_NOTIFY_URL"], faults), configuration["REVOPS_NOTIFY_EMAIL"] ?? "");
        if (settings.Email.Length > 0 && !MailAddress.TryCreate(settings.Email, out _))
        {
            faults.Add("REVOPS_NOTIFY_EMAIL is an e-mail address.");
        }

        return settings;
    }

    /// <summary>What is missing for notifications to leave; null for nothing.</summary>
    /// <param name="mail">By what e-mail leaves.</param>
    public string? Missing(MailSettings mail) => By switch
    {
        NotifyBy.Email when !mail.CanSend || Email.Length == 0 =>
            "REVOPS_NOTIFY_EMAIL, who is told what concerns no owner, REVOPS_MAIL_SMTP or REVOPS_MAIL_ACS, and REVOPS_MAIL_FROM",
        NotifyBy.Teams or NotifyBy.Slack when Url is null => "REVOPS_NOTIFY_URL, the address of a Teams workflow or an incoming webhook",
        _ => null,
    };

    private static NotifyBy Kind(string? text, List<string> faults)
    {
        switch (text)
        {
            case null or "" or "teams":
                return NotifyBy.Teams;
            case "slack":
                return NotifyBy.Slack;
            case "email":
                return NotifyBy.Email;
            default:
                faults.Add("REVOPS_NOTIFY_BY is teams, slack or email.");
                return NotifyBy.Teams;
        }
    }

    private static Uri? Address(string? text, List<string> faults)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)))
        {
            return url;
        }

        faults.Add("REVOPS_NOTIFY_URL is an https address.");
        return null;
    }
}
