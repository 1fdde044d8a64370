namespace RevOps.Core.Calendars;

/// <summary>One stretch of working hours in a week, by the clock on the wall.</summary>
/// <param name="Day">The day on which it begins.</param>
/// <param name="From">Begin in minutes after midnight, 0 to 1,439; inclusive.</param>
/// <param name="To">End in minutes after that same midnight, above <paramref name="From"/>; exclusive. Above 1,440 it ends on the next day.</param>
public sealed record WorkHours(DayOfWeek Day, int From, int To)
{
    /// <summary>Minutes of a day.</summary>
    public const int DayMinutes = 24 * 60;

    /// <summary>Reads <c>09:00-17:30</c>; an end at or before the begin is on the next day, <c>24:00</c> is midnight at the end of the day.</summary>
    /// <param name="day">The day on which it begins.</param>
    /// <param name="text">The text.</param>
    /// <returns>Null where it is not of that form, or empty (<c>09:00-09:00</c>).</returns>
    public static WorkHours? Parse(DayOfWeek day, string text)
    {
        if (text.Length != 11 || text[5] != '-' || Minutes(text.AsSpan(0, 5)) is not { } from || Minutes(text.AsSpan(6, 5)) is not { } to
            || from == to || from == DayMinutes)
        {
            return null;
        }

        return new WorkHours(day, from, to > from ? to : to + DayMinutes);
    }

    private static int? Minutes(ReadOnlySpan<char> text)
    {
        if (text[2] != ':' || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[3]) || !char.IsAsciiDigit(text[4]))
        {
            return null;
        }

        var hour = ((text[0] - '0') * 10) + text[1] - '0';
        var minute = ((text[3] - '0') * 10) + text[4] - '0';
        return hour < 24 ? (minute < 60 ? (hour * 60) + minute : null) : (hour == 24 && minute == 0 ? DayMinutes : null);
    }
}
