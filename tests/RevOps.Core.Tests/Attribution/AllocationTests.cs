using System.Numerics;
using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Shares of a whole number by largest remainder.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1_200_000, "2 2 5", "266667 266667 666666")] // Rounded one by one this would be 12,000.01.
    [InlineData(1_200_000, "1 1 1 1 1 1 1", "171429 171429 171429 171429 171428 171428 171428")]
    [InlineData(100, "1 1 1", "34 33 33")]
    [InlineData(-100, "1 1 1", "-34 -33 -33")]
    [InlineData(10, "1 2 3", "2 3 5")]
    [InlineData(-10, "1 2 3", "-2 -3 -5")]
    [InlineData(10, "3 2 1", "5 3 2")]
    [InlineData(1, "1 1", "1 0")]
    [InlineData(1, "1 2", "0 1")]
    [InlineData(2, "0 1 0 1 1", "0 1 0 1 0")]
    [InlineData(0, "1 2 3", "0 0 0")]
    [InlineData(7, "5", "7")]
    [InlineData(7, "0 5 0", "0 7 0")]
    [InlineData(long.MaxValue, "1 1", "4611686018427387904 4611686018427387903")]
    [InlineData(long.MinValue, "1 1", "-4611686018427387904 -4611686018427387904")]
    [InlineData(long.MinValue, "1", "-9223372036854775808")]
    [InlineData(long.MaxValue, "3074457345618258602 1537228672809129301", "6148914691236517205 3074457345618258602")]
    [InlineData(1_000_000_000_001, "1099511627776 1099511627776", "500000000001 500000000000")]
    public void What_is_left_goes_to_the_largest_remainders_equal_ones_in_order(long amount, string weights, string expected) =>
        Assert.Equal(expected, string.Join(' ', Share(amount, [.. weights.Split(' ').Select(w => long.Parse(w, null))])));

    [Theory]
    [InlineData(1_500, 1_000, 500)]
    [InlineData(1_129, 1_000, 129)]
    [InlineData(1_128, 1_000, 128)]
    [InlineData(-1_999, 1_000, 999)]
    public void Many_equal_weights_give_what_is_left_to_the_first(long amount, int count, int more)
    {
        var weights = Enumerable.Repeat(3L, count).ToArray();
        var sign = Math.Sign(amount);

        Assert.Equal(Enumerable.Range(0, count).Select(i => sign * (i < more ? 2L : 1L)), Share(amount, weights));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0 0 0")]
    public void Without_any_weight_there_is_nothing_to_share_by(string weights) =>
        Assert.Throws<ArgumentException>(() => Share(5, [.. weights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => long.Parse(w, null))]));

    [Fact]
    public void Any_shares_are_exact_in_sum_less_than_a_unit_off_and_in_the_order_of_the_weights()
    {
        var random = new Random(11);
        for (var round = 0; round < 3_000; round++)
        {
            var weights = Weights(random);
            var amount = Amount(random);
            var shares = Share(amount, weights);
            var total = weights.Aggregate(BigInteger.Zero, (sum, w) => sum + w);

            Assert.Equal(amount, shares.Aggregate(BigInteger.Zero, (sum, s) => sum + s));
            Assert.All(weights.Zip(shares), p => Assert.True(BigInteger.Abs((BigInteger)p.Second * total - (BigInteger)amount * p.First) < total));
            Assert.All(weights.Zip(shares), p => Assert.True(p.First > 0 || p.Second == 0));
            var byWeight = weights.Zip(shares.Select(s => BigInteger.Abs(s))).OrderBy(p => p.First).ThenBy(p => p.Second).Select(p => p.Second).ToList();
            Assert.Equal(byWeight.Order(), byWeight);
        }
    }

    [Fact]
    public void Any_shares_are_those_of_the_definition_worked_out_with_big_integers()
    {
        var random = new Random(12);
        for (var round = 0; round < 3_000; round++)
        {
            var weights = Weights(random);
            var amount = Amount(random);

            Assert.Equal(ReferenceAllocation.Of(amount, [.. weights.Select(w => (BigInteger)w)]), Share(amount, weights).Select(s => (BigInteger)s));
        }
    }

    [Fact]
    public void A_refund_mirrors_the_sale()
    {
        var random = new Random(13);
        for (var round = 0; round < 500; round++)
        {
            var weights = Weights(random);
            var amount = random.NextInt64(1L << random.Next(1, 62));

            Assert.Equal(Share(amount, weights).Select(s => -s), Share(-amount, weights));
        }
    }

    private static long Amount(Random random) => random.Next(4) switch
    {
        0 => random.Next(-3, 4),
        1 => random.NextInt64(-10_000_000, 10_000_000),
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        _ => random.Next(2) == 0 ? long.MaxValue : long.MinValue,
    };

    /// <summary>Few or many, small or large, often equal, some 0.</summary>
    private static long[] Weights(Random random)
    {
        var count = random.Next(20) == 0 ? random.Next(100, 1_500) : random.Next(1, 12);
        var most = random.Next(4) switch { 0 => 3L, 1 => 1_000, 2 => 1L << 40, _ => (1L << 62) / count };
        var weights = Enumerable.Range(0, count).Select(_ => random.NextInt64(0, most + 1)).ToArray();
        weights[random.Next(count)] = most;
        return weights;
    }

    private static long[] Share(long amount, long[] weights)
    {
        var shares = new long[weights.Length];
        Allocation.Share(amount, weights, shares);
        return shares;
    }
}
