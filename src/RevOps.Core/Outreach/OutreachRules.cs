using RevOps.Core.Calendars;

namespace RevOps.Core.Outreach;

/// <summary>Who writes.</summary>
/// <param name="Name">As mail programs show it.</param>
/// <param name="Email">Address.</param>
/// <param name="ReplyTo">Where answers go; null for the address itself.</param>
public sealed record MailSender(string Name, string Email, string? ReplyTo);

/// <summary>How many mails a contact gets at most, of all sequences together.</summary>
/// <param name="Mails">1 to 100.</param>
/// <param name="Within">Any time span of this length; 1 to 365 days.</param>
public sealed record FrequencyCap(int Mails, TimeSpan Within)
{
    /// <summary>When the next mail may go; null for at once. A mail leaves the span exactly when the span has passed.</summary>
    /// <param name="sent">Times of the contact's mails; any order.</param>
    /// <param name="now">Now.</param>
    public DateTimeOffset? FreeAt(IEnumerable<DateTimeOffset> sent, DateTimeOffset now)
    {
        var inSpan = sent.Where(at => at + Within > now).OrderDescending().Take(Mails).ToList();
        return inSpan.Count < Mails ? null : inSpan[^1] + Within;
    }
}

/// <summary>How contacts are reached, from <c>outreach.json</c>.</summary>
public sealed record OutreachRules
{
    /// <summary>First 12 hexadecimal digits of the file's SHA-256; empty without a file.</summary>
    public required string Version { get; init; }

    /// <summary>Who writes; null where nobody may, because there is no file.</summary>
    public required MailSender? Sender { get; init; }

    /// <summary>Where this app is reached from outside, without a slash at its end: links in mails begin with it.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>The sender's postal address, which every mail has to carry.</summary>
    public required string PostalAddress { get; init; }

    /// <summary>When mails may go, by the recipient's clock, on each day of the week; its day means nothing.</summary>
    public required WorkHours SendHours { get; init; }

    /// <summary>The zone of those of whom no country is known.</summary>
    public required TimeZoneInfo DefaultZone { get; init; }

    /// <summary>The zone by which all of a country are reached where its zones lie too far apart, by ISO 3166-1 alpha-2.</summary>
    public required IReadOnlyDictionary<string, TimeZoneInfo> MainZones { get; init; }

    /// <summary>How many mails a contact gets at most.</summary>
    public required FrequencyCap Cap { get; init; }

    /// <summary>From how many bounces in a row that may pass an address counts as dead; 1 to 20.</summary>
    public required int SoftBounces { get; init; }

    /// <summary>Without a file nobody is written to.</summary>
    public static OutreachRules None { get; } = new()
    {
        Version = "",
        Sender = null,
        BaseUrl = "http://localhost:7071",
        PostalAddress = "",
        SendHours = new WorkHours(DayOfWeek.Monday, 8 * 60, 20 * 60),
        DefaultZone = TimeZoneInfo.Utc,
        MainZones = new Dictionary<string, TimeZoneInfo>(),
        Cap = new FrequencyCap(1, TimeSpan.FromDays(7)),
        SoftBounces = 3,
    };
}
