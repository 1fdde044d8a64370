using RevOps.Core.Nurture;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Nurture;

/// <summary>What holds for any sequence and any contact.</summary>
public sealed class NurturePropertyTests
{
    [Theory]
    [InlineData(50, 50)]
    [InlineData(1, 9)]
    [InlineData(700, 300)]
    public void A_split_is_near_its_weights_and_the_same_for_a_contact_each_time(int a, int b)
    {
        var split = Split("s", a, b);
        var contacts = Enumerable.Range(0, 20_000).Select(i => $"ct_{i}").ToList();
        var first = contacts.Count(c => SplitChoice.Of("seq", split, c).Name == "a");

        // Four standard deviations of a fair draw.
        var share = (double)a / (a + b);
        Assert.InRange(first, (20_000 * share) - Slack(share), (20_000 * share) + Slack(share));
        Assert.All(contacts.Take(500), c => Assert.Same(SplitChoice.Of("seq", split, c), SplitChoice.Of("seq", split, c)));

        static double Slack(double share) => 4 * Math.Sqrt(20_000 * share * (1 - share));
    }

    [Fact]
    public void Two_splits_do_not_go_together()
    {
        var (one, other) = (Split("one", 1, 1), Split("other", 1, 1));
        var same = Enumerable.Range(0, 10_000).Count(i => SplitChoice.Of("seq", one, $"ct_{i}").Name == SplitChoice.Of("seq", other, $"ct_{i}").Name);
        Assert.InRange(same, 4_800, 5_200);
    }

    [Fact]
    public void A_known_contact_keeps_its_way_for_ever() =>
        Assert.Equal("bbbbbbbbbaba", string.Concat(Enumerable.Range(0, 12).Select(i => SplitChoice.Of("default", Split("second-subject", 50, 50), $"ct_{i}").Name)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_way_through_any_sequence_goes_down_the_file_and_ends(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 300; n++)
        {
            var sequence = Sequences.Of(RandomSequences.Steps(random));
            var place = sequence.AllSteps.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
            var now = Sequences.Noon;
            var last = -1;
            for (string? step = sequence.Steps[0].Id; step is not null;)
            {
                Assert.True(place[step] > last, "A step leads back.");
                last = place[step];
                var facts = Sequences.Lead(random.Next(101), "nurturing", ("email_click", now.AddHours(random.Next(-50, 50))));
                var move = NurtureEngine.Next(sequence, new NurturePosition(step, now, Sequences.Noon, $"ct_{n}"), facts, now);
                if (move is NurtureMove.Wait wait)
                {
                    Assert.True(wait.Until > now);
                    move = NurtureEngine.Next(sequence, new NurturePosition(step, now, Sequences.Noon, $"ct_{n}"), facts, wait.Until);
                    now = wait.Until;
                }

                step = move switch
                {
                    NurtureMove.Act act => act.Next,
                    NurtureMove.Go go => go.Next,
                    NurtureMove.Leave => null,
                    _ => throw new InvalidOperationException("A wait that is over still waits."),
                };
            }
        }
    }

    private static NurtureStep.Split Split(string id, int a, int b) => new(id, [new SplitArm("a", a, []), new SplitArm("b", b, [])]);
}
