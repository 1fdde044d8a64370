using RevOps.Core.Money;

namespace RevOps.Core.Spend;

/// <summary>What a campaign cost over one day or several.</summary>
/// <param name="From">The first day, UTC.</param>
/// <param name="To">The last day; the same for a daily figure.</param>
/// <param name="Amount">From 0, in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Clicks">From 0, if known.</param>
/// <param name="Impressions">From 0, if known.</param>
public sealed record SpendFigure(DateOnly From, DateOnly To, decimal Amount, string Currency, long? Clicks, long? Impressions)
{
    /// <summary>Most days that one figure may cover: a leap year.</summary>
    public const int MaxDays = 366;

    /// <summary>How many days it covers.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>
    /// Its days, each with an equal share, exact to the currency's smallest unit: what is left over goes to the first days, a unit each. The
    /// same holds for clicks and impressions.
    /// </summary>
    public IEnumerable<SpendShare> Shares()
    {
        var amounts = MinorUnits.Share(Amount, Currency, Days);
        var clicks = Clicks is { } c ? MinorUnits.Share(c, Days).ToList() : null;
        var impressions = Impressions is { } i ? MinorUnits.Share(i, Days).ToList() : null;
        for (var day = 0; day < Days; day++)
        {
            yield return new SpendShare(From.AddDays(day), amounts[day], clicks?[day], impressions?[day]);
        }
    }
}

/// <summary>A day's share of a <see cref="SpendFigure"/>.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Amount">In the figure's currency.</param>
/// <param name="Clicks">Clicks, if known.</param>
/// <param name="Impressions">Impressions, if known.</param>
public sealed record SpendShare(DateOnly Day, decimal Amount, long? Clicks, long? Impressions);
