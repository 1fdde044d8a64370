using System.Globalization;
using System.Numerics;

namespace RevOps.LocalRuntime.Timers;

/// <summary>One field of an NCRONTAB expression: the set of values at which it matches, all within 0 to 63.</summary>
internal readonly struct NCrontabField
{
    private readonly ulong _values;

    private NCrontabField(ulong values) => _values = values;

    /// <summary>The smallest matching value.</summary>
    public int First => BitOperations.TrailingZeroCount(_values);

    /// <summary>Whether the field matches the value.</summary>
    public bool Contains(int value) => (_values >> value & 1) != 0;

    /// <summary>The smallest matching value that is not below <paramref name="value"/>; null if there is none.</summary>
    public int? AtOrAfter(int value)
    {
        var rest = value > 63 ? 0 : _values & (ulong.MaxValue << value);
        return rest == 0 ? null : BitOperations.TrailingZeroCount(rest);
    }

    /// <summary>Reads a field: <c>*</c>, values, names, ranges and steps, separated by commas.</summary>
    /// <exception cref="FormatException">The text is no such field; the message says what is wrong.</exception>
    public static NCrontabField Parse(string text, NCrontabFieldKind kind)
    {
        var values = 0UL;
        foreach (var part in text.Split(','))
        {
            values |= ParsePart(part, kind);
        }

        return new NCrontabField(kind.Folded(values));
    }

    private static ulong ParsePart(string part, NCrontabFieldKind kind)
    {
        var slash = part.Split('/');
        if (slash.Length > 2)
        {
            throw kind.Fault(part, "has more than one step");
        }

        var (from, to) = ParseRange(slash[0], kind, open: slash.Length == 2);
        var step = slash.Length == 2 ? ParseStep(slash[1], kind) : 1;
        var values = 0UL;
        for (var value = from; value <= to; value += step)
        {
            values |= 1UL << value;
        }

        return values;
    }

    private static (int From, int To) ParseRange(string range, NCrontabFieldKind kind, bool open)
    {
        if (range == "*")
        {
            return (kind.Min, kind.Max);
        }

        var ends = range.Split('-');
        var from = kind.ParseValue(ends[0]);
        return ends.Length switch
        {
            // "5/10" means from 5 on, every 10.
            1 => (from, open ? kind.Max : from),
            2 when kind.ParseValue(ends[1]) is var to => from <= to ? (from, to) : throw kind.Fault(range, "runs backwards"),
            _ => throw kind.Fault(range, "is not a range"),
        };
    }

    private static int ParseStep(string step, NCrontabFieldKind kind) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 64
            ? value
            : throw kind.Fault(step, "is not a step");
}
