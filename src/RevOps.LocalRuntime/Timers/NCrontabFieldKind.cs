using System.Globalization;

namespace RevOps.LocalRuntime.Timers;

/// <summary>What a position in an NCRONTAB expression stands for.</summary>
/// <param name="Name">What to call it in messages.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value that may be written.</param>
/// <param name="Names">Three-letter names of the values from <paramref name="Min"/> on; empty if it has none.</param>
internal sealed record NCrontabFieldKind(string Name, int Min, int Max, IReadOnlyList<string> Names)
{
    /// <summary>0 to 59.</summary>
    public static readonly NCrontabFieldKind Second = new("second", 0, 59, []);

    /// <summary>0 to 59.</summary>
    public static readonly NCrontabFieldKind Minute = new("minute", 0, 59, []);

    /// <summary>0 to 23.</summary>
    public static readonly NCrontabFieldKind Hour = new("hour", 0, 23, []);

    /// <summary>1 to 31.</summary>
    public static readonly NCrontabFieldKind Day = new("day", 1, 31, []);

    /// <summary>1 to 12, or jan to dec.</summary>
    public static readonly NCrontabFieldKind Month =
        new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);

    /// <summary>0 to 7, or sun to sat; Sunday is both 0 and 7.</summary>
    public static readonly NCrontabFieldKind DayOfWeek =
        new("day of week", 0, 7, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

    /// <summary>Reads one value or name. Names may be written out; only their first three letters count.</summary>
    /// <exception cref="FormatException">Neither a number in range nor a name.</exception>
    public int ParseValue(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value >= Min && value <= Max ? value : throw Fault(text, $"is not from {Min} to {Max}");
        }

        for (var i = 0; i < Names.Count; i++)
        {
            if (text.StartsWith(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                return Min + i;
            }
        }

        throw Fault(text, "is neither a number nor a known name");
    }

    /// <summary>Maps the values that are written in two ways to one: Sunday as 7 becomes Sunday as 0.</summary>
    public ulong Folded(ulong values) => this == DayOfWeek ? (values | values >> 7) & 0x7F : values;

    /// <summary>Says what is wrong with a part of the field.</summary>
    public FormatException Fault(string part, string what) => new($"In the field {Name}, '{part}' {what}.");
}
