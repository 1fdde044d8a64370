using RevOps.Core.Deals;
using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Deals that are open, were created, were decided.</summary>
internal sealed class PipelineSums
{
    private const decimal SecondsPerDay = 86_400;
    private long _wonValued;
    private decimal _cycleSeconds;

    public static IReadOnlyList<ReportColumn> Columns { get; } =
    [
        new("open", ColumnTypes.Count),
        new("openValue", ColumnTypes.Money),
        new("weightedValue", ColumnTypes.Money),
        new("created", ColumnTypes.Count),
        new("createdValue", ColumnTypes.Money),
        new("won", ColumnTypes.Count),
        new("wonValue", ColumnTypes.Money),
        new("lost", ColumnTypes.Count),
        new("lostValue", ColumnTypes.Money),
        new("winRate", ColumnTypes.Ratio),
        new("averageWonValue", ColumnTypes.Money),
        new("averageCycleDays", ColumnTypes.Number),
        new("velocityPerDay", ColumnTypes.Money),
    ];

    public long Open { get; private set; }

    public decimal OpenValue { get; private set; }

    public decimal WeightedValue { get; private set; }

    public long Created { get; private set; }

    public decimal CreatedValue { get; private set; }

    public long Won { get; private set; }

    public decimal WonValue { get; private set; }

    public long Lost { get; private set; }

    public decimal LostValue { get; private set; }

    /// <summary>True where no deal was added.</summary>
    public bool IsEmpty => Open + Created + Won + Lost == 0;

    public void AddOpen(DealSum deals, MoneyChanger money)
    {
        Open += deals.Count;
        if (money.Convert("openDeals", deals.Amount, deals.Currency, deals.Day) is { } value)
        {
            OpenValue += value;
            WeightedValue += money.Convert("openDeals", deals.Weighted, deals.Currency, deals.Day) ?? 0;
        }
    }

    public void AddCreated(DealSum deals, MoneyChanger money)
    {
        Created += deals.Count;
        CreatedValue += money.Convert("createdDeals", deals.Amount, deals.Currency, deals.Day) ?? 0;
    }

    public void AddClosed(DealSum deals, MoneyChanger money)
    {
        var value = money.Convert("closedDeals", deals.Amount, deals.Currency, deals.Day);
        if (deals.WonLost == DealOutcomes.Lost)
        {
            Lost += deals.Count;
            LostValue += value ?? 0;
            return;
        }

        Won += deals.Count;
        WonValue += value ?? 0;
        _wonValued += value is null ? 0 : deals.Count;
        _cycleSeconds += deals.CycleSeconds;
    }

    public void Add(PipelineSums other)
    {
        Open += other.Open;
        OpenValue += other.OpenValue;
        WeightedValue += other.WeightedValue;
        Created += other.Created;
        CreatedValue += other.CreatedValue;
        Won += other.Won;
        WonValue += other.WonValue;
        Lost += other.Lost;
        LostValue += other.LostValue;
        _wonValued += other._wonValued;
        _cycleSeconds += other._cycleSeconds;
    }

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    /// <param name="hasRates">False where rates mean nothing: of a single stage.</param>
    /// <param name="hasVelocity">False where open deals are not those of now.</param>
    public IEnumerable<object?> Cells(bool hasRates, bool hasVelocity)
    {
        var (winRate, average, cycle) = (Metrics.WinRate(Won, Lost), Metrics.Ratio(WonValue, _wonValued), Metrics.Ratio(_cycleSeconds / SecondsPerDay, Won));
        return
        [
            Open, OpenValue, WeightedValue, Created, CreatedValue, Won, WonValue, Lost, LostValue,
            .. hasRates ? new object?[] { winRate, average, cycle, hasVelocity ? Metrics.Velocity(Open, winRate, average, cycle) : null } : [null, null, null, null],
        ];
    }
}
