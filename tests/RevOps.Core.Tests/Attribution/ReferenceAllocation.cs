using System.Numerics;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Largest remainder as it is defined, with big integers.</summary>
internal static class ReferenceAllocation
{
    public static IReadOnlyList<BigInteger> Of(BigInteger amount, IReadOnlyList<BigInteger> weights)
    {
        var total = weights.Aggregate(BigInteger.Zero, (sum, w) => sum + w);
        var size = BigInteger.Abs(amount);
        var floors = weights.Select(w => size * w / total).ToList();
        var left = (int)(size - floors.Aggregate(BigInteger.Zero, (sum, f) => sum + f));
        var more = weights.Select((w, i) => (Remainder: size * w % total, Place: i))
            .OrderByDescending(r => r.Remainder).ThenBy(r => r.Place).Take(left).Select(r => r.Place).ToHashSet();
        return floors.Select((f, i) => (f + (more.Contains(i) ? 1 : 0)) * (amount.Sign < 0 ? -1 : 1)).ToList();
    }
}
