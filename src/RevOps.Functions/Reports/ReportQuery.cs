using System.Globalization;
using RevOps.Core.Reports;

namespace RevOps.Functions.Reports;

/// <summary>What a report is asked for.</summary>
/// <param name="From">The first day, UTC; null for no limit.</param>
/// <param name="To">The last day, UTC; null for no limit.</param>
/// <param name="Grain">The periods.</param>
/// <param name="ByTouch">True where revenue counts on the day of the touch; else on the day of the close.</param>
/// <param name="Model">Attribution model.</param>
/// <param name="Channel">Channel, or null for all.</param>
/// <param name="Segment">Segment, or null for all.</param>
/// <param name="Currency">Currency of the answer, ISO 4217.</param>
public sealed record ReportQuery(DateOnly? From, DateOnly? To, Grain Grain, bool ByTouch, string Model, string? Channel, string? Segment, string Currency)
{
    private const string FirstDay = "0001-01-01";
    private const string LastDay = "9999-12-30";

    /// <summary>The first day as statements compare it.</summary>
    public string FromDay => From is { } day ? Text(day) : FirstDay;

    /// <summary>The last day as statements compare it.</summary>
    public string ToDay => To is { } day ? Text(day) : LastDay;

    /// <summary>As <see cref="FromDay"/>, for days of closing: without limit where revenue counts on another day.</summary>
    public string CloseFrom => ByTouch ? FirstDay : FromDay;

    /// <summary>As <see cref="ToDay"/>, for days of closing.</summary>
    public string CloseTo => ByTouch ? LastDay : ToDay;

    /// <summary>Start of the first day.</summary>
    public DateTimeOffset FromAt => new(From ?? DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>End of the last day, exclusive.</summary>
    public DateTimeOffset UntilAt => new(To?.AddDays(1) ?? DateOnly.MaxValue, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The period column in front, where there are periods.</summary>
    internal IEnumerable<ReportColumn> PeriodColumns => Grain == Grain.None ? [] : [new ReportColumn("period", ColumnTypes.Date)];

    /// <summary>The cell of the period column, where there is one.</summary>
    internal IEnumerable<object?> PeriodCells(DateOnly? period) => Grain == Grain.None ? [] : [period];

    /// <summary>The period of a day, as statements give it.</summary>
    internal DateOnly? PeriodOf(string day) => Grain.StartOf(DayOf(day));

    /// <summary>True for a day that is asked for.</summary>
    internal bool Has(string day) => string.CompareOrdinal(day, FromDay) >= 0 && string.CompareOrdinal(day, ToDay) <= 0;

    /// <summary>A day from its text.</summary>
    internal static DateOnly DayOf(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
