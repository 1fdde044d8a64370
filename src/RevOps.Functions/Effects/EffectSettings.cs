using Microsoft.Extensions.Configuration;
using RevOps.Core.Vendors;
using RevOps.Data.Effects;
using RevOps.Functions.Mail;

namespace RevOps.Functions.Effects;

/// <summary>Whether effects of a destination leave.</summary>
public enum SendMode
{
    /// <summary>They are dropped, and recorded as such.</summary>
    Off,

    /// <summary>They are written and shown, not sent.</summary>
    Log,

    /// <summary>They are sent.</summary>
    On,
}

/// <summary>What leaves the app, and by what, read once at start-up.</summary>
/// <param name="Modes">By destination: <c>REVOPS_SEND_EMAIL</c>, <c>…_NOTIFICATIONS</c>,
/// <c>…_HUBSPOT</c>, <c>…_SALESFORCE</c>, <c>…_GOOGLE</c>, <c>…_LINKEDIN</c>, <c>…_META</c>; <c>log</c> where not set.</param>
/// <param name="Notify">By what notifications leave.</param>
/// <param name="Mail">By what e-mail leaves.</param>
/// <param name="AllowLoopbackHooks">True where subscribers may be on this machine, also without TLS (<c>REVOPS_HOOKS_LOOPBACK</c>).</param>
/// <param name="Keep">How long effects are kept once they were sent, logged or dropped (<c>REVOPS_KEEP_EFFECTS_DAYS</c>, 1 to 3650; 30 days).</param>
public sealed record EffectSettings(
    IReadOnlyDictionary<string, SendMode> Modes, NotifySettings Notify, MailSettings Mail, bool AllowLoopbackHooks, TimeSpan Keep)
{
    private static readonly (string Destination, string Setting)[] Switches =
    [
        (Destinations.Email, "REVOPS_SEND_EMAIL"),
        (Destinations.Notifications, "REVOPS_SEND_NOTIFICATIONS"),
        (Destinations.HubSpot, "REVOPS_SEND_HUBSPOT"),
        (Destinations.Salesforce, "REVOPS_SEND_SALESFORCE"),
        (Destinations.Ad(AdVendors.Google), "REVOPS_SEND_GOOGLE"),
        (Destinations.Ad(AdVendors.LinkedIn), "REVOPS_SEND_LINKEDIN"),
        (Destinations.Ad(AdVendors.Meta), "REVOPS_SEND_META"),
    ];

    /// <summary>Whether effects of a destination leave; subscribers have said so by subscribing.</summary>
    public SendMode ModeOf(string destination) => Modes.GetValueOrDefault(destination, SendMode.On);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">Some are wrong; the message names them all.</exception>
    public static EffectSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new EffectSettings(
            Switches.ToDictionary(s => s.Destination, s => Mode(configuration, s.Setting, faults), StringComparer.Ordinal),
            NotifySettings.Read(configuration, faults),
            MailSettings.Read(configuration, faults),
            Flag(configuration, "REVOPS_HOOKS_LOOPBACK", faults),
            Days(configuration, "REVOPS_KEEP_EFFECTS_DAYS", 30, faults));
        faults.AddRange(settings.Missing(configuration));
        return faults.Count == 0 ? settings : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private IEnumerable<string> Missing(IConfiguration configuration)
    {
        if (ModeOf(Destinations.Notifications) == SendMode.On && Notify.Missing(Mail) is { } missing)
        {
            yield return $"REVOPS_SEND_NOTIFICATIONS=on needs {missing}.";
        }

        if (ModeOf(Destinations.Email) == SendMode.On && !Mail.CanSend)
        {
            yield return "REVOPS_SEND_EMAIL=on needs REVOPS_MAIL_SMTP, a mail server, or REVOPS_MAIL_ACS, an account of Azure Communication Services; and REVOPS_MAIL_FROM, an address that may send there.";
        }

        foreach (var (destination, setting) in Switches)
        {
            if (ModeOf(destination) == SendMode.On && Needed(destination).Where(n => configuration[n] is not { Length: > 0 }).ToList() is { Count: > 0 } needed)
            {
                yield return $"{setting}=on needs {string.Join(", ", needed)}.";
            }
        }
    }

    /// <summary>What opens a vendor's API.</summary>
    private static IReadOnlyList<string> Needed(string destination) => destination switch
    {
        Destinations.HubSpot => ["REVOPS_HUBSPOT_TOKEN"],
        Destinations.Salesforce => ["REVOPS_SALESFORCE_URL", "REVOPS_SALESFORCE_CLIENT_ID", "REVOPS_SALESFORCE_CLIENT_SECRET"],
        "ads:google" => ["REVOPS_GOOGLE_CUSTOMER", "REVOPS_GOOGLE_CLIENT_ID", "REVOPS_GOOGLE_CLIENT_SECRET", "REVOPS_GOOGLE_REFRESH_TOKEN"],
        "ads:linkedin" => ["REVOPS_LINKEDIN_TOKEN"],
        "ads:meta" => ["REVOPS_META_TOKEN"],
        _ => [],
    };

    private static SendMode Mode(IConfiguration configuration, string name, List<string> faults)
    {
        switch (configuration[name])
        {
            case null or "" or "log":
                return SendMode.Log;
            case "off":
                return SendMode.Off;
            case "on":
                return SendMode.On;
            default:
                faults.Add($"{name} is off, log or on.");
                return SendMode.Log;
        }
    }

    private static bool Flag(IConfiguration configuration, string name, List<string> faults)
    {
        var text = configuration[name];
        if (text is not (null or "" or "true" or "false"))
        {
            faults.Add($"{name} is true or false.");
        }

        return text == "true";
    }

    private static TimeSpan Days(IConfiguration configuration, string name, int otherwise, List<string> faults)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return TimeSpan.FromDays(otherwise);
        }

        if (int.TryParse(text, out var days) && days is >= 1 and <= 3650)
        {
            return TimeSpan.FromDays(days);
        }

        faults.Add($"{name} is a number of days from 1 to 3650.");
        return TimeSpan.FromDays(otherwise);
    }
}
