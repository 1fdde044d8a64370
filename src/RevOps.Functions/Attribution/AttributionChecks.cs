using RevOps.Core.Attribution;
using RevOps.Data.Attribution;

namespace RevOps.Functions.Attribution;

/// <summary>One thing that must hold of what a run made.</summary>
/// <param name="Name">What.</param>
/// <param name="Passed">Whether it does.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Actual">What it is.</param>
public sealed record AttributionCheck(string Name, bool Passed, decimal Expected, decimal Actual);

/// <summary>Counts what a full run makes, and holds it against what is stored afterwards.</summary>
public sealed class AttributionTally
{
    /// <summary>SQLite sums up floating numbers: of many, the last digits are not exact.</summary>
    private const decimal Tolerance = 0.000_000_001m;

    private int _deals;
    private long _units;
    private decimal _revenue;
    private long _touchRows;
    /// <summary>Deals whose models do not each sum to their value.</summary>
    public int WrongDeals { get; private set; }


    /// <summary>Rows by campaign so far.</summary>
    public long RevenueRows { get; private set; }

    /// <summary>Counts a deal, and whether each model's rows sum to its value.</summary>
    /// <param name="deal">The deal.</param>
    /// <param name="models">How many models there are.</param>
    public void Add(DealRevenue deal, int models)
    {
        _deals++;
        _units += deal.Units ?? 0;
        _touchRows += deal.Touches.Count;
        RevenueRows += deal.Campaigns.Count;
        var (model, sum, right) = (default(string), 0m, 0);
        foreach (var row in deal.Campaigns)
        {
            if (row.Model != model)
            {
                right += model is not null && sum == deal.Deal.Value ? 1 : 0;
                (model, sum) = (row.Model, 0);
            }

            sum += row.Revenue;
            _revenue += row.Revenue;
        }

        right += sum == deal.Deal.Value ? 1 : 0;
        WrongDeals += right == models ? 0 : 1;
    }

    /// <summary>What must hold before anybody sees it.</summary>
    /// <param name="stored">What the tables hold.</param>
    /// <param name="wonDeals">How many deals are won.</param>
    /// <param name="models">The models that are computed, by their place among all.</param>
    public IReadOnlyList<AttributionCheck> Checks(StoredSums stored, int wonDeals, IReadOnlyList<int> models) =>
    [
        new("deals whose models do not each sum to their value", WrongDeals == 0, 0, WrongDeals),
        new("deals", stored.Deals == _deals, _deals, stored.Deals),
        new("won deals", stored.Deals == wonDeals, wonDeals, stored.Deals),
        new("rows by touch", stored.TouchRows == _touchRows, _touchRows, stored.TouchRows),
        new("rows by campaign", stored.RevenueRows == RevenueRows, RevenueRows, stored.RevenueRows),
        new("revenue of all models", Math.Abs(stored.Revenue - _revenue) <= Tolerance * Math.Max(1, Math.Abs(_revenue)), _revenue, stored.Revenue),
        new("orphans", stored.Orphans == 0, 0, stored.Orphans),
        .. models.Select(m => new AttributionCheck(
            $"units of {AttributionModels.Names[m]}", (stored.UnitsByModel[m] ?? 0) == _units, _units, stored.UnitsByModel[m] ?? 0)),
    ];
}
