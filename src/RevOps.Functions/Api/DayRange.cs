using System.Globalization;
using Microsoft.AspNetCore.Http;
using RevOps.Core;

namespace RevOps.Functions.Api;

/// <summary>Days of a report, UTC, as times.</summary>
/// <param name="From">Start of the first day, inclusive; null for no limit.</param>
/// <param name="Until">End of the last day, exclusive; null for no limit.</param>
public sealed record DayRange(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Reads <c>from</c> and <c>to</c>, both inclusive days.</summary>
    /// <returns>The range, and what is wrong with it.</returns>
    public static (DayRange Days, IReadOnlyList<FieldFault> Faults) Read(IQueryCollection query) =>
        Read(name => query[name].ToString() is { Length: > 0 } text ? text : null);

    /// <inheritdoc cref="Read(IQueryCollection)"/>
    public static (DayRange Days, IReadOnlyList<FieldFault> Faults) Read(JsonInput input) => Read(name => input.Text(name, 10));

    private static (DayRange Days, IReadOnlyList<FieldFault> Faults) Read(Func<string, string?> given)
    {
        var faults = new List<FieldFault>();
        var from = Day(given("from"), "from", faults);
        var to = Day(given("to"), "to", faults);
        if (to < from)
        {
            faults.Add(new FieldFault("/to", "range", "to is before from."));
        }

        return (new DayRange(Start(from), Start(to)?.AddDays(1)), faults);
    }

    private static DateTimeOffset? Start(DateOnly? day) => day is { } d ? new DateTimeOffset(d, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static DateOnly? Day(string? text, string name, List<FieldFault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 3000)
        {
            return day;
        }

        faults.Add(new FieldFault($"/{name}", "format", $"{name} is a day such as 2026-05-04."));
        return null;
    }
}
