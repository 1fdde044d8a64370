namespace RevOps.Core.Deals;

/// <summary>
/// What it cost to win a customer in a channel, as far as that can be told when a deal is created: a stand-in for the deal's own cost,
/// marked as such with what it came from.
/// </summary>
/// <param name="Value">Spend ÷ count, to four decimals.</param>
/// <param name="Basis">What was counted, one of <see cref="CacBases"/>.</param>
/// <param name="Spend">The channel's spend over <see cref="Days"/> days before the deal's creation.</param>
/// <param name="Count">New customers, or deals created, in these days; above 0.</param>
public sealed record CacProxy(decimal Value, string Basis, decimal Spend, int Count)
{
    /// <summary>How many days before the deal's creation are looked at: from that time of day, 90 × 24 hours; of spend, the 90 whole days (UTC).</summary>
    public const int Days = 90;

    /// <summary>The proxy; null where there is nothing to divide by.</summary>
    /// <param name="spend">The channel's spend in the reporting currency.</param>
    /// <param name="newCustomers">Companies, else contacts, whose first won deal was closed in these days.</param>
    /// <param name="dealsCreated">Deals created in these days; counts where there are no new customers.</param>
    public static CacProxy? Of(decimal spend, int newCustomers, int dealsCreated) => (newCustomers, dealsCreated) switch
    {
        ( > 0, _) => new CacProxy(Quotient(spend, newCustomers), CacBases.NewCustomers, spend, newCustomers),
        (_, > 0) => new CacProxy(Quotient(spend, dealsCreated), CacBases.DealsCreated, spend, dealsCreated),
        _ => null,
    };

    private static decimal Quotient(decimal spend, int count) => decimal.Round(spend / count, 4, MidpointRounding.AwayFromZero);
}

/// <summary>What a <see cref="CacProxy"/> was divided by.</summary>
public static class CacBases
{
    /// <summary>New customers of the channel.</summary>
    public const string NewCustomers = "newCustomers";

    /// <summary>Deals created in the channel, since it had no new customers.</summary>
    public const string DealsCreated = "dealsCreated";
}
