using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Removal effects that were published, or can be worked out on paper.</summary>
public sealed class MarkovChainTests
{
    /// <summary>
    /// The example of Bryl (2016) that many texts repeat: C1 C2 C3 converts, C1 does not, C2 C3 does not. P = 1/3: C1 leads on to C2 in
    /// half of the cases, C2 always to C3, C3 to a conversion in half.
    /// </summary>
    [Fact]
    public void Three_channels_of_which_one_journey_converted()
    {
        var effects = Effects(1, Journey.Of("C1 C2 C3", 1, 0), Journey.Of("C1", 0, 1), Journey.Of("C2 C3", 0, 1));

        // P = 2/3 × 1/2 × 1/2 + 1/3 × 1/2 = 1/3; without C1 1/3 × 1/2 = 1/6; without C2 or C3 nothing is left.
        AssertNear([("C1", 0.5), ("C2", 1), ("C3", 1)], effects);
    }

    /// <summary>Puzyrov (2019): ads 2, mailing 1, ads then mailing 1, and once ads without a conversion.</summary>
    [Fact]
    public void Two_channels_alone_and_together()
    {
        var effects = Effects(1, Journey.Of("ads", 2, 1), Journey.Of("mailing", 1, 0), Journey.Of("ads mailing", 1, 0));

        // P = 4/5 × (1/2 + 1/4) + 1/5 = 4/5; without ads 1/5; without mailing 4/5 × 1/2.
        AssertNear([("ads", 0.75), ("mailing", 0.5)], effects);
    }

    [Fact]
    public void A_channel_that_is_visited_again_and_again_is_a_loop_and_no_more()
    {
        var once = Effects(1, Journey.Of("A B", 1, 1), Journey.Of("B", 1, 3));
        var often = Effects(1, Journey.Of("A A A A B B", 1, 1), Journey.Of("B B B", 1, 3));

        // From B a third converts; A always leads to B: P = 1/3, without A 4/6 × 1/3.
        AssertNear([("A", 1d / 3), ("B", 1)], once);
        AssertNear([("A", 1d / 3), ("B", 1)], often);
    }

    [Fact]
    public void A_loop_of_a_hundred_thousand_visits_is_left_as_often_as_entered()
    {
        var visits = Enumerable.Repeat("A", 100_000).ToArray();

        // A quarter of A converts, P = 4/5 × 1/4 + 1/5.
        AssertNear([("A", 0.5), ("B", 0.5)], Effects(1, new Journey(visits, 1, 0), Journey.Of("A", 0, 3), Journey.Of("B", 1, 0)));
    }

    [Fact]
    public void Two_channels_that_lead_to_each_other_are_solved_and_not_walked()
    {
        // a = p(A) = 1/2 b; b = p(B) = 1/2 a + 1/2 of the conversions … A B A converts once, B is lost once.
        var effects = Effects(1, Journey.Of("A B A", 1, 0), Journey.Of("B", 0, 1));

        // A: to B 1/2, won 1/2. B: to A 1/2, lost 1/2. a = 1/2 b + 1/2, b = 1/2 a: a = 2/3, b = 1/3; P = 1/2 a + 1/2 b = 1/2.
        // Without A nothing; without B 1/2 × 1/2.
        AssertNear([("A", 1), ("B", 0.5)], effects);
    }

    [Fact]
    public void Long_cycles_are_solved_to_the_last_digits()
    {
        var channels = Enumerable.Range(0, 2_000).Select(i => i % 2 == 0 ? "A" : "B").ToArray();
        var journeys = new[] { new Journey(channels, 1, 0), new Journey(channels[..^1], 0, 3), Journey.Of("C", 5, 7) };

        AssertExact(journeys, 1);
    }

    [Fact]
    public void Without_lost_journeys_all_convert_and_the_effect_is_the_share_of_journeys_through_the_channel()
    {
        Journey[] journeys = [Journey.Of("A B", 3, 0), Journey.Of("B", 1, 0), Journey.Of("C", 4, 0)];

        Assert.Equal(Fraction.One, ReferenceMarkov.Conversion(journeys, 1));
        AssertNear([("A", 3d / 8), ("B", 0.5), ("C", 0.5)], Effects(1, journeys));
    }

    [Fact]
    public void Without_a_conversion_nothing_has_an_effect()
    {
        AssertNear([("A", 0), ("B", 0)], Effects(1, Journey.Of("A B", 0, 5)));
        Assert.Empty(Effects(1));
        AssertNear([("A", 0)], Effects(1, Journey.Of("A", 0, 0)));
    }

    [Fact]
    public void A_channel_that_only_lost_journeys_have_has_no_effect_and_a_small_one_has_its_own()
    {
        var effects = Effects(1, Journey.Of("A", 1_000_000, 1_000_000), Journey.Of("small", 1, 0), Journey.Of("never", 0, 1_000));

        Assert.Equal(0, effects["never"]);
        Assert.Equal(1d / 1_000_001, effects["small"], 1e-15);
    }

    /// <summary>A B converts, C B does not: one channel back, B converts in half of the cases; two back, B after A always.</summary>
    [Theory]
    [InlineData(1, 0.5, 1, 0.5)]
    [InlineData(2, 1, 1, 0)]
    [InlineData(3, 1, 1, 0)]
    public void A_higher_order_remembers_what_came_before(int order, double a, double b, double c) =>
        AssertNear([("A", a), ("B", b), ("C", c)], Effects(order, Journey.Of("A B", 1, 0), Journey.Of("C B", 0, 1)));

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(3, 1)]
    public void The_third_order_tells_journeys_apart_that_the_second_does_not(int order, double a) =>
        AssertNear([("A", a), ("C", 1 - a), ("X", 1), ("Y", 1)], Effects(order, Journey.Of("A X Y", 1, 0), Journey.Of("C X Y", 0, 1)));

    [Fact]
    public void Merged_chains_are_one_chain_of_all_journeys_to_the_last_bit()
    {
        var random = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            var order = random.Next(1, 4);
            var journeys = RandomJourneys.Of(random, channels: 6, journeys: 12);
            var parts = Enumerable.Range(0, 3).Select(_ => new MarkovChain(order)).ToList();
            foreach (var journey in journeys)
            {
                parts[random.Next(3)].Add(journey.Channels, journey.Conversions, journey.Losses);
            }

            parts[0].Add(parts[1]);
            parts[0].Add(parts[2]);

            Assert.Equal(Effects(order, [.. journeys]), parts[0].RemovalEffects());
        }
    }

    [Fact]
    public void The_order_in_which_journeys_come_changes_not_even_the_last_bit()
    {
        var random = new Random(6);
        for (var round = 0; round < 100; round++)
        {
            var order = random.Next(1, 4);
            var journeys = RandomJourneys.Of(random, channels: 6, journeys: 12).ToArray();
            var expected = Effects(order, journeys);
            random.Shuffle(journeys);

            Assert.Equal(expected, Effects(order, journeys));
        }
    }

    [Fact]
    public void A_journey_counts_as_often_as_it_was_made()
    {
        var chain = new MarkovChain(2);
        for (var i = 0; i < 3; i++)
        {
            chain.Add(["A", "B"], 1, 0);
            chain.Add(["A"], 0, 1);
        }

        Assert.Equal(Effects(2, Journey.Of("A B", 3, 0), Journey.Of("A", 0, 3)), chain.RemovalEffects());
    }

    [Theory]
    [InlineData(1, 400)]
    [InlineData(2, 250)]
    [InlineData(3, 150)]
    public void Any_journeys_have_the_effects_of_exact_elimination(int order, int rounds)
    {
        var random = new Random(order);
        for (var round = 0; round < rounds; round++)
        {
            AssertExact(RandomJourneys.Of(random, random.Next(1, 6), random.Next(1, 8)), order);
        }
    }

    [Fact]
    public void There_may_be_254_channels_and_no_more()
    {
        var chain = new MarkovChain(3);
        for (var i = 0; i < 254; i++)
        {
            chain.Add([$"{i}", $"{(i + 1) % 254}", $"{i}"], 1, 1);
        }

        Assert.Equal(254, chain.RemovalEffects().Count);
        Assert.All(chain.RemovalEffects().Values, e => Assert.InRange(e, 1e-6, 1));
        Assert.Throws<ArgumentException>(() => chain.Add(["another"], 1, 0));
    }

    private static IReadOnlyDictionary<string, double> Effects(int order, params Journey[] journeys)
    {
        var chain = new MarkovChain(order);
        foreach (var journey in journeys)
        {
            chain.Add(journey.Channels, journey.Conversions, journey.Losses);
        }

        return chain.RemovalEffects();
    }

    private static void AssertExact(IReadOnlyList<Journey> journeys, int order)
    {
        var effects = Effects(order, [.. journeys]);
        var exact = ReferenceMarkov.RemovalEffects(journeys, order);
        Assert.Equal(exact.Keys.Order(StringComparer.Ordinal), effects.Keys.Order(StringComparer.Ordinal));
        Assert.All(exact, e => Assert.Equal(e.Value.ToDouble(), effects[e.Key], 1e-11));
    }

    private static void AssertNear((string Channel, double Effect)[] expected, IReadOnlyDictionary<string, double> effects)
    {
        Assert.Equal(expected.Select(e => e.Channel), effects.Keys);
        Assert.All(expected, e => Assert.Equal(e.Effect, effects[e.Channel], 1e-14));
    }
}
