namespace RevOps.Core.Money;

/// <summary>The smallest units of currencies (ISO 4217), and sharing amounts out in them.</summary>
public static class MinorUnits
{
    private static readonly HashSet<string> None =
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly HashSet<string> Three = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    /// <summary>How many decimals amounts of a currency have: 0, 2 or 3.</summary>
    /// <param name="currency">ISO 4217.</param>
    public static int DecimalsOf(string currency) => None.Contains(currency) ? 0 : Three.Contains(currency) ? 3 : 2;

    /// <summary>
    /// Shares an amount out equally and exactly: no share is more than one smallest unit above another, the earlier ones have it, and the
    /// sum is the amount. Decimals beyond the currency's are kept: the smallest unit is then that of the amount.
    /// </summary>
    /// <param name="amount">From 0, at most four decimals.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="shares">How many, from 1.</param>
    public static IReadOnlyList<decimal> Share(decimal amount, string currency, int shares)
    {
        var decimals = Math.Max(DecimalsOf(currency), (amount / 1.0000000000m).Scale);
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        return [.. Share((long)(amount / unit), shares).Select(units => units * unit)];
    }

    /// <summary>Shares a count out equally; the earlier shares have what is left over.</summary>
    /// <param name="count">From 0.</param>
    /// <param name="shares">How many, from 1.</param>
    public static IEnumerable<long> Share(long count, int shares) => Enumerable.Range(0, shares).Select(i => (count / shares) + (i < count % shares ? 1 : 0));
}
