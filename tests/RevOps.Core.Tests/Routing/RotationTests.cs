using RevOps.Core.Calendars;
using RevOps.Core.Owners;
using RevOps.Core.Routing;

namespace RevOps.Core.Tests.Routing;

/// <summary>Taking turns: who is next, and how far anybody is ever off their share.</summary>
public sealed class RotationTests
{
    [Fact]
    public void Three_of_equal_weight_go_round_in_order_of_their_ids()
    {
        var desk = Desk(RoutingStrategy.RoundRobin, ("cleo", 1), ("anna", 1), ("bob", 1));
        Assert.Equal(["anna", "bob", "cleo", "anna", "bob", "cleo", "anna"], Run(desk, 7));
    }

    [Fact]
    public void Over_a_thousand_leads_three_of_equal_weight_differ_by_at_most_one()
    {
        var given = Run(Desk(RoutingStrategy.RoundRobin, ("anna", 5), ("bob", 1), ("cleo", 900)), 1000).CountBy(o => o).Select(c => c.Value).ToList();
        Assert.Equal(3, given.Count);
        Assert.True(given.Max() - given.Min() <= 1);
    }

    [Fact]
    public void Weights_give_a_smooth_order()
    {
        Assert.Equal("anna anna anna bob anna cleo anna", string.Join(' ', Run(Desk(RoutingStrategy.Weighted, ("anna", 5), ("bob", 1), ("cleo", 1)), 7)));
        Assert.Equal("cleo bob cleo anna bob cleo", string.Join(' ', Run(Desk(RoutingStrategy.Weighted, ("anna", 1), ("bob", 2), ("cleo", 3)), 6)));
    }

    /// <summary>With the most credit alone, one of these falls 1.4 leads behind.</summary>
    [Fact]
    public void Nobody_is_a_whole_lead_off_their_share_with_weights_that_are_hard() => AssertShares([10, 100, 3, 3, 1, 1, 1, 100, 1, 10], 2000);

    [Fact]
    public void Nobody_is_ever_a_whole_lead_off_their_share()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            int[] usual = [1, 1, 2, 3, 5, 10, 100, 1000];
            var weights = Enumerable.Range(0, random.Next(2, 12)).Select(_ => random.Next(2) == 0 ? usual[random.Next(usual.Length)] : random.Next(1, 200)).ToArray();
            AssertShares(weights, 400);
        }
    }

    [Fact]
    public void Somebody_who_comes_back_is_not_flooded()
    {
        var desk = new Turns(("anna", 1), ("bob", 1), ("cleo", 1));
        desk.Run(30);
        desk.Run(300, "anna", "bob");
        var back = desk.Run(6);
        Assert.Equal([2, 2, 2], back.CountBy(o => o).Select(c => c.Value));
    }

    [Fact]
    public void A_newcomer_starts_level_with_the_others()
    {
        var desk = new Turns(("anna", 1), ("bob", 1));
        desk.Run(501);
        desk.Join("cleo", 1);
        Assert.Equal([3, 3, 3], desk.Run(9).CountBy(o => o).OrderBy(c => c.Key).Select(c => c.Value));
    }

    [Fact]
    public void Debts_from_large_weights_do_not_starve_anybody_when_the_weights_become_small()
    {
        var desk = new Turns(("anna", 1000), ("bob", 999));
        desk.Run(1);
        desk.Weigh("anna", 1);
        desk.Weigh("bob", 1);
        var after = desk.Run(8);
        Assert.InRange(after.Count(o => o == "anna"), 3, 5);
    }

    [Fact]
    public void Whoever_waited_longest_is_first_among_equals()
    {
        var at = Support.Desk.Now;
        Seat[] seats =
        [
            new(new RotationTurn("r", "anna", 0, 9, at), 1), new(new RotationTurn("r", "bob", 0, 3, at.AddMinutes(-1)), 1), new(new RotationTurn("r", "cleo", 0, 3, at), 1),
        ];
        Assert.Equal(1, Rotation.Take(seats, 3, at).Winner);
        seats[1] = new Seat(seats[1].Turn with { LastAt = null }, 1);
        Assert.Equal(1, Rotation.Take(seats, 3, at).Winner);
        seats[1] = new Seat(seats[1].Turn with { LastAt = at }, 1);
        Assert.Equal(1, Rotation.Take(seats, 3, at).Winner); // as long as cleo, with fewer leads than anna, and before cleo by id
    }

    [Fact]
    public void A_turn_is_paid_by_the_one_who_takes_it()
    {
        var (turns, winner) = Rotation.Take([new(RotationTurn.First("r", "anna"), 2), new(RotationTurn.First("r", "bob"), 1)], 3, Support.Desk.Now);
        Assert.Equal(0, winner);
        Assert.Equal([new("r", "anna", -1, 1, Support.Desk.Now), new("r", "bob", 1, 0, null)], turns);
    }

    [Fact]
    public void Rules_with_one_rotation_share_their_turns_and_others_do_not()
    {
        RoutingRule Rule(string id, string country, string? rotation) => Support.Desk.Rule(id, "sales", Support.Desk.In(country)) with { Rotation = rotation };
        string[] ids = ["anna", "bob"];
        string[] countries = ["DE", "FR", "DE", "FR"];
        var owners = ids.Select(id => new Owner { OwnerId = id, Name = id, Team = "sales" }).ToList();
        string[] Owners(string? rotation)
        {
            var desk = new SimulatedRouting(Support.Desk.Table(Rule("de", "DE", rotation), Rule("fr", "FR", rotation)), CalendarRules.AlwaysOnly, owners);
            return [.. countries.Select(c => desk.Route(Support.Desk.Facts(c), Support.Desk.Now).OwnerId)];
        }

        Assert.Equal(["anna", "bob", "anna", "bob"], Owners("sales"));
        Assert.Equal(["anna", "anna", "bob", "bob"], Owners(null));
    }

    private static void AssertShares(int[] weights, int leads)
    {
        var desk = new Turns([.. weights.Select((w, i) => ($"o{i:00}", w))]);
        var (given, all) = (new int[weights.Length], (double)weights.Sum());
        for (var n = 1; n <= leads; n++)
        {
            given[int.Parse(desk.Run(1)[0][1..], System.Globalization.CultureInfo.InvariantCulture)]++;
            for (var i = 0; i < weights.Length; i++)
            {
                Assert.True(Math.Abs(given[i] - (n * weights[i] / all)) < 1, $"{string.Join(", ", weights)}: after {n} leads number {i} has {given[i]}");
            }
        }
    }

    private static SimulatedRouting Desk(RoutingStrategy strategy, params (string Id, int Weight)[] people) => new(
        Support.Desk.Table(Support.Desk.Rule("all", "sales") with { Strategy = strategy }),
        CalendarRules.AlwaysOnly,
        people.Select(p => new Owner { OwnerId = p.Id, Name = p.Id, Team = "sales", Weight = p.Weight }));

    private static List<string> Run(SimulatedRouting desk, int leads) =>
        [.. Enumerable.Range(0, leads).Select(_ => desk.Route(Support.Desk.Facts(), Support.Desk.Now).OwnerId)];

    /// <summary>A rotation alone.</summary>
    private sealed class Turns(params (string Id, int Weight)[] people)
    {
        private readonly Dictionary<string, Seat> _seats = people.ToDictionary(p => p.Id, p => new Seat(RotationTurn.First("r", p.Id), p.Weight));

        public void Join(string id, int weight) => _seats[id] = new Seat(RotationTurn.First("r", id), weight);

        public void Weigh(string id, int weight) => _seats[id] = _seats[id] with { Weight = weight };

        public List<string> Run(int leads, params string[] only)
        {
            var winners = new List<string>();
            for (var i = 0; i < leads; i++)
            {
                var here = _seats.Values.Where(s => only.Length == 0 || only.Contains(s.Turn.OwnerId)).ToList();
                var (turns, winner) = Rotation.Take(here, _seats.Values.Sum(s => s.Weight), Support.Desk.Now);
                foreach (var turn in turns)
                {
                    _seats[turn.OwnerId] = _seats[turn.OwnerId] with { Turn = turn };
                }

                winners.Add(turns[winner].OwnerId);
            }

            return winners;
        }
    }
}
