using System.Globalization;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Core.Files;

namespace RevOps.Connectors.Files;

/// <summary>Days and times as people and reports write them. Which number is the day is never guessed: it is proved or given.</summary>
internal static partial class FileDates
{
    private static readonly string[] Worded =
    [
        "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "ddd, MMM d, yyyy", "dddd, MMMM d, yyyy",
    ];

    private static readonly string[] Clock = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt"];

    /// <summary>The time; null where it is none, or none under this order.</summary>
    /// <param name="text">What the cell holds.</param>
    /// <param name="order">The order of days of numbers; where none is known, only days that need none are read.</param>
    public static DateTimeOffset? Parse(string text, DateOrder? order)
    {
        if (Rfc3339.TryParse(text, out var exact))
        {
            return exact.ToUniversalTime();
        }

        if (Numbers().Match(text) is { Success: true } numbers)
        {
            return TimeOfDay(numbers.Groups["time"].Value) is { } time && Day(numbers, order) is { } day ? At(day, time) : null;
        }

        return DateOnly.TryParseExact(text, Worded, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var worded) ? At(worded, default) : null;
    }

    /// <summary>The day as it is written, whatever the offset of a time behind it; null where it is none.</summary>
    /// <param name="text">What the cell holds.</param>
    /// <param name="order">As above.</param>
    public static DateOnly? ParseDay(string text, DateOrder? order) =>
        Parse(Rfc3339.TryParse(text, out _) ? text[..10] : text, order) is { } time ? DateOnly.FromDateTime(time.DateTime) : null;

    /// <summary>The order that a day proves; null where it proves none.</summary>
    public static DateOrder? Proof(string text)
    {
        if (Numbers().Match(text) is not { Success: true } match || IsYearFirst(match))
        {
            return null;
        }

        var (a, b) = (Number(match, "a"), Number(match, "b"));
        return match.Groups["gap"].Value == "." || a > 12 ? DateOrder.DayFirst : b > 12 ? DateOrder.MonthFirst : null;
    }

    /// <summary>True for a day that is one under either order, and another one.</summary>
    public static bool IsOpen(string text) =>
        Numbers().Match(text) is { Success: true } match && !IsYearFirst(match) && Proof(text) is null && Number(match, "a") != Number(match, "b");

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time, DateTimeKind.Utc));

    private static DateOnly? Day(Match match, DateOrder? order)
    {
        var (a, b, c) = (Number(match, "a"), Number(match, "b"), Number(match, "c"));
        if (IsYearFirst(match))
        {
            return Day(a, b, c);
        }

        var year = match.Groups["c"].Length == 2 ? 2000 + c : c;
        return (order ?? Proof(match.Value) ?? (a == b ? DateOrder.DayFirst : null)) switch
        {
            DateOrder.DayFirst => Day(year, b, a),
            DateOrder.MonthFirst => Day(year, a, b),
            _ => null,
        };
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= Rfc3339.FirstYear and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static TimeOnly? TimeOfDay(string text) =>
        text.Length == 0 ? default(TimeOnly)
        : TimeOnly.TryParseExact(text, Clock, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var time) ? time
        : null;

    private static bool IsYearFirst(Match match) => match.Groups["a"].Length == 4;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // 2026-03-01, 20260301, 1/3/2026, 01.03.26; a time behind a blank or a T.
    [GeneratedRegex(@"^(?:(?<a>[0-9]{4})(?<gap>[-/.])(?<b>[0-9]{1,2})\k<gap>(?<c>[0-9]{1,2})|(?<a>[0-9]{4})(?<b>[0-9]{2})(?<c>[0-9]{2})|(?<a>[0-9]{1,2})(?<gap>[-/.])(?<b>[0-9]{1,2})\k<gap>(?<c>[0-9]{4}|(?<=[/.])[0-9]{2}))(?:[ T,]+(?<time>[0-9].*))?\z")]
    private static partial Regex Numbers();
}
