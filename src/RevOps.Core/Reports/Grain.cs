namespace RevOps.Core.Reports;

/// <summary>How long the periods of a report are. Days are UTC.</summary>
public enum Grain
{
    /// <summary>One period: all days.</summary>
    None,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks from Monday (ISO 8601).</summary>
    Week,

    /// <summary>Months of the calendar.</summary>
    Month,

    /// <summary>Quarters of the calendar.</summary>
    Quarter,
}

/// <summary>Names and periods of <see cref="Grain"/>.</summary>
public static class Grains
{
    /// <summary>The names, as parameters have them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["none", "day", "week", "month", "quarter"];

    /// <summary>The grain of a name; null where there is none.</summary>
    public static Grain? Find(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return (Grain)i;
            }
        }

        return null;
    }

    /// <summary>The first day of the period that a day lies in; null without periods.</summary>
    /// <param name="grain">How long periods are.</param>
    /// <param name="day">The day.</param>
    public static DateOnly? StartOf(this Grain grain, DateOnly day) => grain switch
    {
        Grain.Day => day,
        Grain.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Grain.Month => new DateOnly(day.Year, day.Month, 1),
        Grain.Quarter => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        _ => null,
    };
}
