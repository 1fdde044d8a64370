namespace RevOps.Core.Reports;

/// <summary>
/// The figures that are divided, each defined once. All are given sums, so that a total comes from its parts and not from other ratios.
/// Nothing in the denominator makes null, never 0 or infinity.
/// </summary>
public static class Metrics
{
    /// <summary>A part of a whole; null where the whole is nothing or one of them is not known.</summary>
    public static decimal? Ratio(decimal? part, decimal? whole) => whole is null or 0 ? null : part / whole;

    /// <summary>Cost per lead: spend ÷ leads created.</summary>
    public static decimal? CostPerLead(decimal? spend, long leads) => Ratio(spend, leads);

    /// <summary>Cost per MQL: spend ÷ leads that became MQLs.</summary>
    public static decimal? CostPerMql(decimal? spend, long mqls) => Ratio(spend, mqls);

    /// <summary>Marketing CAC: spend ÷ new customers.</summary>
    public static decimal? AcquisitionCost(decimal? spend, long newCustomers) => Ratio(spend, newCustomers);

    /// <summary>Return on ad spend: attributed revenue ÷ spend. 1 is money back.</summary>
    public static decimal? ReturnOnAdSpend(decimal? revenue, decimal? spend) => Ratio(revenue, spend);

    /// <summary>Return on investment: (attributed revenue − spend) ÷ spend. 0 is money back.</summary>
    public static decimal? ReturnOnInvestment(decimal? revenue, decimal? spend) => Ratio(revenue - spend, spend);

    /// <summary>Won ÷ (won + lost).</summary>
    public static decimal? WinRate(long won, long lost) => Ratio(won, won + lost);

    /// <summary>The nearest-rank percentile: the least value that so many per cent do not exceed; null of nothing.</summary>
    /// <param name="sorted">In ascending order.</param>
    /// <param name="percent">1 to 100.</param>
    public static long? NearestRank(IReadOnlyList<long> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[(int)((((long)sorted.Count * percent) + 99) / 100) - 1];

    /// <summary>Clocks met ÷ (met + breached).</summary>
    public static decimal? Attainment(long met, long breached) => Ratio(met, met + breached);

    /// <summary>Money that goes through the pipeline a day: open deals × win rate × average value of a won deal ÷ average cycle in days.</summary>
    /// <param name="open">Open deals.</param>
    /// <param name="winRate">0 to 1.</param>
    /// <param name="averageWonValue">In the reporting currency.</param>
    /// <param name="averageCycleDays">From creation to closing of a won deal; 0 or less makes null.</param>
    public static decimal? Velocity(long open, decimal? winRate, decimal? averageWonValue, decimal? averageCycleDays) =>
        averageCycleDays > 0 ? open * winRate * averageWonValue / averageCycleDays : null;

    /// <summary>
    /// In which month after its own a cohort's revenue, summed up from the first, reaches its spend: 0 for the month itself; null while it
    /// does not, or where nothing was spent.
    /// </summary>
    /// <param name="spend">What the cohort cost.</param>
    /// <param name="revenueByMonth">Revenue of the month itself, of the next, and so on.</param>
    public static int? PaybackMonths(decimal? spend, IEnumerable<decimal> revenueByMonth)
    {
        if (spend is not > 0)
        {
            return null;
        }

        var (sum, month) = (0m, 0);
        foreach (var revenue in revenueByMonth)
        {
            sum += revenue;
            if (sum >= spend)
            {
                return month;
            }

            month++;
        }

        return null;
    }
}
