namespace RevOps.Core.Attribution;

/// <summary>Shares a whole number out by weights, so that the shares sum to it exactly.</summary>
public static class Allocation
{
    private const int OnStack = 128;

    /// <summary>
    /// By largest remainder (Hamilton): each share is rounded down, and what is left over goes one by one to the largest remainders,
    /// equal ones in order. A negative amount mirrors the positive one.
    /// </summary>
    /// <param name="amount">In the smallest unit.</param>
    /// <param name="weights">From 0, not all 0; their sum is at most 2^62.</param>
    /// <param name="shares">As many as weights.</param>
    /// <exception cref="ArgumentException">No weight is above 0.</exception>
    public static void Share(long amount, ReadOnlySpan<long> weights, Span<long> shares)
    {
        long total = 0, most = 0;
        foreach (var weight in weights)
        {
            total += weight;
            most = Math.Max(most, weight);
        }

        if (total <= 0)
        {
            throw new ArgumentException("There is no weight to share by.", nameof(weights));
        }

        var remainders = weights.Length <= OnStack ? stackalloc long[weights.Length] : new long[weights.Length];
        var size = UInt128.CreateChecked(Int128.Abs(amount));
        var left = (long)(size <= (ulong)(long.MaxValue / most)
            ? Floors((long)size, weights, total, shares, remainders)
            : WideFloors(size, weights, total, shares, remainders));
        GiveRest(left, remainders, weights, shares);
        if (amount < 0)
        {
            for (var i = 0; i < shares.Length; i++)
            {
                shares[i] = -shares[i];
            }
        }
    }

    private static long Floors(long size, ReadOnlySpan<long> weights, long total, Span<long> shares, Span<long> remainders)
    {
        var left = size;
        for (var i = 0; i < weights.Length; i++)
        {
            (shares[i], remainders[i]) = Math.DivRem(size * weights[i], total);
            left -= shares[i];
        }

        return left;
    }

    private static long WideFloors(UInt128 size, ReadOnlySpan<long> weights, long total, Span<long> shares, Span<long> remainders)
    {
        var left = size;
        for (var i = 0; i < weights.Length; i++)
        {
            var (share, rest) = UInt128.DivRem(size * (ulong)weights[i], (ulong)total);
            (shares[i], remainders[i]) = ((long)share, (long)rest);
            left -= share;
        }

        return (long)left;
    }

    /// <summary>What is left is less than the number of weights, and a weight of 0 has no remainder.</summary>
    private static void GiveRest(long left, Span<long> remainders, ReadOnlySpan<long> weights, Span<long> shares)
    {
        if (left > OnStack)
        {
            GiveRestOfMany(left, remainders, shares);
            return;
        }

        for (; left > 0; left--)
        {
            var next = 0;
            for (var i = 1; i < weights.Length; i++)
            {
                next = remainders[i] > remainders[next] ? i : next;
            }

            shares[next]++;
            remainders[next] = -1;
        }
    }

    private static void GiveRestOfMany(long left, Span<long> remainders, Span<long> shares)
    {
        var order = Enumerable.Range(0, remainders.Length).ToArray();
        var keys = remainders.ToArray();
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[b].CompareTo(keys[a]) : a.CompareTo(b));
        foreach (var i in order.AsSpan(0, (int)left))
        {
            shares[i]++;
        }
    }
}
