using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>What holds for every model, deal and rule.</summary>
public sealed class AttributionPropertyTests
{
    private const int Rounds = 1_500;

    [Fact]
    public void A_model_that_has_a_path_gives_something_and_nothing_off_the_path() => ForAll((random, given) =>
    {
        var attributed = given.Attribute(given.Deal);
        for (var m = 0; m < given.Rules.Models.Count; m++)
        {
            var path = new List<PathTouch>();
            new TouchPath(new Eligibility(given.Deals, given.Rules.Strength)).Make([.. given.Deal.Touches], given.Deal.Facts, given.Rules.Models[m].Path, path);

            Assert.Equal(path.Count > 0, attributed.Any(t => t.Weights[m] > 0));
            Assert.All(attributed, t => Assert.True(t.Weights[m] == 0 || path.Exists(p => p.Index == t.Index)));
            Assert.All(attributed, t => Assert.True(t.Weights[m] >= 0));
        }
    });

    [Fact]
    public void Touches_are_named_once_in_order_and_each_has_something() => ForAll((random, given) =>
    {
        var attributed = given.Attribute(given.Deal);

        Assert.Equal(attributed.Select(t => t.Index).Distinct().Order(), attributed.Select(t => t.Index));
        Assert.All(attributed, t => Assert.Contains(t.Weights, w => w > 0));
        Assert.All(attributed, t => Assert.Equal(given.Rules.Models.Count, t.Weights.Length));
    });

    [Fact]
    public void Each_models_shares_sum_to_the_value() => ForAll((random, given) =>
    {
        var (attributed, value) = (given.Attribute(given.Deal), RandomHistories.Value(random));
        for (var m = 0; m < given.Rules.Models.Count; m++)
        {
            var weights = attributed.Select(t => t.Weights[m]).ToArray();
            if (weights.Any(w => w > 0))
            {
                var shares = new long[weights.Length];
                Allocation.Share(value, weights, shares);
                Assert.Equal(value, shares.Sum());
            }
        }
    });

    [Fact]
    public void A_touch_after_both_cut_offs_changes_nothing() => ForAll((random, given) =>
    {
        var end = given.Deal.Facts.CreatedAt > given.Deal.Facts.ClosedAt ? given.Deal.Facts.CreatedAt : given.Deal.Facts.ClosedAt;
        var before = given.Deal with { Touches = [.. given.Deal.Touches.Where(t => t.At <= end)] };
        var late = RandomHistories.Touch(random, 0) with { At = end.AddTicks(random.Next(1, 1_000_000)) };

        Assert.Equal(given.Text(before), given.Text(before.With(late)));
    });

    [Fact]
    public void A_touch_that_is_none_changes_nothing() => ForAll((random, given) =>
    {
        var deals = given.Deals with { NotTouches = new HashSet<string> { "machine" } };
        var open = RandomHistories.Touch(random, random.Next(1, 100_000)) with { EventType = "machine" };
        var changed = given with { Deals = deals };

        Assert.Equal(changed.Text(given.Deal), changed.Text(given.Deal.With(open)));
    });

    [Fact]
    public void Shifting_all_times_changes_nothing() => ForAll((random, given) =>
    {
        var by = TimeSpan.FromTicks(random.NextInt64(-1_000 * TimeSpan.TicksPerDay, 1_000 * TimeSpan.TicksPerDay));
        var facts = given.Deal.Facts;
        var shifted = new Deal(
            [.. given.Deal.Touches.Select(t => t with { At = t.At + by })],
            new DealFacts(facts.CreatedAt + by, facts.ClosedAt + by, facts.Lead is { } l ? l with { CreatedAt = l.CreatedAt + by } : null));

        Assert.Equal(given.Text(given.Deal), given.Text(shifted));
    });

    [Fact]
    public void Where_times_differ_ids_and_the_order_in_which_touches_come_change_nothing() => ForAll((random, given) =>
    {
        var touches = given.Deal.Touches.DistinctBy(t => t.At).ToArray();
        var deal = given.Deal with { Touches = touches };
        var renamed = touches.Select(t => t with { Id = $"{random.Next():x8}" }).ToArray();
        random.Shuffle(renamed);

        Assert.Equal(given.Text(deal), given.Text(deal with { Touches = RandomHistories.Sorted(renamed) }));
    });

    [Fact]
    public void A_deal_is_attributed_alike_whatever_was_attributed_before_it_and_from_whatever_list() => ForAll((random, given) =>
    {
        var engine = given.Engine();
        var attributed = new List<WeighedTouch>();
        engine.Attribute(RandomHistories.Deal(random).Touches, RandomHistories.Deal(random).Facts, attributed);
        engine.ChannelsOf(RandomHistories.Deal(random).Touches, RandomHistories.Deal(random).Facts, []);
        engine.Attribute(given.Deal.Touches.ToList().AsReadOnly(), given.Deal.Facts, attributed);

        Assert.Equal(given.Text(given.Deal), Given.Text(given.Deal, attributed));
    });

    [Fact]
    public void The_channels_of_a_deal_are_those_of_markovs_path() => ForAll((random, given) =>
    {
        var channels = new List<string> { "left over" };
        given.Engine().ChannelsOf(given.Deal.Touches, given.Deal.Facts, channels);
        var path = ReferencePath.Of(given.Deal, given.Rules.Markov!.Path, given.Deals, given.Rules.Strength);

        Assert.Equal(path.Select(p => p.Touch.Channel), channels);
    });

    private static void ForAll(Action<Random, Given> holds)
    {
        var random = new Random(21);
        for (var round = 0; round < Rounds; round++)
        {
            holds(random, new Given(RandomHistories.Deals(random), RandomHistories.Rules(random), RandomHistories.Effects(random), RandomHistories.Deal(random)));
        }
    }

    private sealed record Given(Core.Deals.DealRules Deals, AttributionRules Rules, Dictionary<string, double> Effects, Deal Deal)
    {
        public AttributionEngine Engine() => new(Rules, Deals, Effects);

        public List<WeighedTouch> Attribute(Deal deal)
        {
            var attributed = new List<WeighedTouch>();
            Engine().Attribute(deal.Touches, deal.Facts, attributed);
            return attributed;
        }

        public string Text(Deal deal) => Text(deal, Attribute(deal));

        /// <summary>Touches by what they are and not by id or time.</summary>
        public static string Text(Deal deal, List<WeighedTouch> attributed) => string.Join(
            '\n', attributed.Select(t => deal.Touches[t.Index]).Select((t, i) => $"{t.ContactId} {t.EventType} {t.Source} {t.Channel} {t.CampaignId}: {string.Join(' ', attributed[i].Weights)}"));
    }
}
