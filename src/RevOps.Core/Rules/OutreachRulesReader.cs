using RevOps.Core.Calendars;
using RevOps.Core.Outreach;

namespace RevOps.Core.Rules;

internal static class OutreachRulesReader
{
    public static OutreachRules Read(RuleObject root, string version) => new()
    {
        Version = version,
        Sender = Sender(root.Object("sender")),
        BaseUrl = BaseUrl(root),
        PostalAddress = root.Text("postalAddress"),
        SendHours = Hours(root),
        DefaultZone = Zone(root, "defaultTimeZone"),
        MainZones = Zones(root.Object("mainTimeZones")),
        Cap = Cap(root.Object("frequencyCap")),
        SoftBounces = root.Integer("softBounces", 1, 20),
    };

    private static MailSender Sender(RuleObject sender)
    {
        var read = new MailSender(sender.Text("name"), Address(sender, "email") ?? "", Address(sender, "replyTo", optional: true));
        sender.End();
        return read;
    }

    private static string? Address(RuleObject sender, string name, bool optional = false)
    {
        var address = sender.OptionalText(name, required: !optional);
        if (address is not null && (address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || address.IndexOf('@', StringComparison.Ordinal) < 1))
        {
            sender.Fault(name, $"'{address}' is no e-mail address.");
        }

        return address;
    }

    /// <summary>One-click unsubscription is for https only (RFC 8058); a machine may talk to itself without.</summary>
    private static string BaseUrl(RuleObject root)
    {
        var url = root.Text("baseUrl").TrimEnd('/');
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && uri.Query.Length == 0 && uri.Fragment.Length == 0))
        {
            root.Fault("baseUrl", $"'{url}' is no https address; http is for localhost only.");
        }

        return url;
    }

    private static WorkHours Hours(RuleObject root)
    {
        var text = root.Text("sendHours");
        var hours = WorkHours.Parse(DayOfWeek.Monday, text);
        if (hours is null && text.Length > 0)
        {
            root.Fault("sendHours", $"'{text}' are no hours such as 08:00-20:00.");
        }

        return hours ?? OutreachRules.None.SendHours;
    }

    private static TimeZoneInfo Zone(RuleObject of, string name)
    {
        var text = of.Text(name);
        if (TimeZones.TryFind(text, out var zone))
        {
            return zone;
        }

        if (text.Length > 0)
        {
            of.Fault(name, $"'{text}' is no time zone that this machine knows; write it like Europe/Berlin.");
        }

        return TimeZoneInfo.Utc;
    }

    private static Dictionary<string, TimeZoneInfo> Zones(RuleObject list)
    {
        var zones = new Dictionary<string, TimeZoneInfo>(StringComparer.Ordinal);
        foreach (var country in list.Names())
        {
            if (country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            {
                list.Fault(country, $"'{country}' is no country code such as DE.");
            }

            zones[country] = Zone(list, country);
        }

        return zones;
    }

    private static FrequencyCap Cap(RuleObject cap)
    {
        var read = new FrequencyCap(cap.Integer("mails", 1, 100), TimeSpan.FromDays((double)cap.Number("days", 1, 365)));
        cap.End();
        return read;
    }
}
