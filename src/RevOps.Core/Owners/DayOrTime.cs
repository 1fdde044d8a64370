using System.Globalization;

namespace RevOps.Core.Owners;

/// <summary>
/// An edge of an absence: a local date (<c>2026-12-24</c>) or an instant (<c>2026-12-24T12:00:00Z</c>). Whoever is away from and to
/// dates is away on both of them; from and to instants, the first is in and the last is out.
/// </summary>
public readonly record struct DayOrTime
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    private DayOrTime(DateOnly? day, DateTimeOffset? time, string text) => (Day, Time, Text) = (day, time, text);

    /// <summary>The date, if it is one.</summary>
    public DateOnly? Day { get; }

    /// <summary>The instant, if it is one.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a date or an RFC 3339 time; false for anything else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The edge.</param>
    public static bool TryParse(string text, out DayOrTime value)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            value = new DayOrTime(day, null, text);
            return true;
        }

        var isTime = DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time);
        value = isTime ? new DayOrTime(null, time, text) : default;
        return isTime;
    }

    /// <summary>True from this edge on.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="today">The local date at that instant.</param>
    public bool HasBegun(DateTimeOffset now, DateOnly today) => Day is { } day ? today >= day : now >= Time;

    /// <summary>True after this edge: after the whole date, or from the instant on.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="today">The local date at that instant.</param>
    public bool IsOver(DateTimeOffset now, DateOnly today) => Day is { } day ? today > day : now >= Time;
}

/// <summary>A time in which somebody takes no leads. Both edges are dates, or both are instants.</summary>
/// <param name="From">First date, or first instant.</param>
/// <param name="To">Last date, or the instant at which they are back.</param>
/// <param name="Reason">Why, if anybody says.</param>
public sealed record OutOfOffice(DayOrTime From, DayOrTime To, string? Reason)
{
    /// <summary>What is wrong with the edges, in words; null where nothing is.</summary>
    public string? Fault => (From, To) switch
    {
        ({ Day: { } from }, { Day: { } to }) => to < from ? "'to' is before 'from'." : null,
        ({ Time: { } from }, { Time: { } to }) => to <= from ? "'to' is not after 'from'." : null,
        _ => "'from' and 'to' are both dates or both times.",
    };

    /// <summary>True while they are away.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="today">The owner's local date at that instant.</param>
    public bool Covers(DateTimeOffset now, DateOnly today) => From.HasBegun(now, today) && !To.IsOver(now, today);
}
