using RevOps.Core.Scoring;
using RevOps.Core.Tests.Support;
using RevOps.Core.Text;

namespace RevOps.Core.Tests.Scoring;

public sealed class ScorePropertyTests
{
    private const int Runs = 5_000;

    [Fact]
    public void Whatever_the_rules_a_score_lies_between_0_and_100_and_is_the_sum_of_its_contributions()
    {
        var random = new RandomScoring(11);
        for (var i = 0; i < Runs; i++)
        {
            var (facts, rules) = (random.Facts(), random.Rules());
            var score = LeadScorer.Score(facts, rules, Pipeline.Now);
            Assert.InRange(score.Total, 0, 100);
            Assert.Equal(score.Total, score.Contributions.Sum(c => c.Points));
            Assert.DoesNotContain(score.Contributions, c => c.Points == 0);
            foreach (var (group, cap) in rules.GroupCaps)
            {
                var sum = score.Contributions.Where(c => c.Group == group).Sum(c => c.Points);
                Assert.True(group == "penalty" ? sum >= cap : sum <= cap);
            }
        }
    }

    [Fact]
    public void One_tick_before_the_next_change_nothing_has_changed_and_at_it_something_has()
    {
        var random = new RandomScoring(12);
        var changes = 0;
        for (var i = 0; i < Runs; i++)
        {
            var (facts, rules) = (random.Facts(), random.Rules());
            var at = Pipeline.Now;
            var score = LeadScorer.Score(facts, rules, at);
            for (var step = 0; step < 4 && score.NextChangeAt is { } next; step++, changes++)
            {
                Assert.True(next > at);
                Assert.Equal(score.Contributions, LeadScorer.Score(facts, rules, next.AddTicks(-1)).Contributions);
                (at, var before) = (next, score);
                score = LeadScorer.Score(facts, rules, at);
                Assert.NotEqual(before.Contributions, score.Contributions);
            }
        }

        Assert.True(changes > Runs, $"{changes} changes are too few to prove anything.");
    }

    [Fact]
    public void Between_now_and_the_next_change_nothing_changes_either()
    {
        var random = new RandomScoring(13);
        var dice = new Random(13);
        for (var i = 0; i < Runs; i++)
        {
            var (facts, rules) = (random.Facts(), random.Rules());
            var score = LeadScorer.Score(facts, rules, Pipeline.Now);
            var until = score.NextChangeAt ?? Pipeline.Now.AddYears(30);
            var at = Pipeline.Now.AddTicks((long)(dice.NextDouble() * (until - Pipeline.Now).Ticks));
            Assert.Equal(score.Contributions, LeadScorer.Score(facts, rules, at < until ? at : Pipeline.Now).Contributions);
        }
    }

    [Fact]
    public void Plain_texts_are_reduced_as_all_others_are()
    {
        var random = new Random(15);
        for (var i = 0; i < Runs; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(128)));
            Assert.Equal($"{Words.Reduce(text)} e".TrimStart(), Words.Reduce(text + " \u00E9"));
        }
    }

    [Fact]
    public void A_phrase_set_finds_what_looking_for_each_phrase_finds()
    {
        string[] parts = ["ceo", "co", "head", "of", "leiter", "社長", "長", "de", "demo", "ab", "a", "안녕"];
        var random = new Random(14);
        string Text() => string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)]));
        for (var i = 0; i < Runs; i++)
        {
            var phrases = Enumerable.Range(0, random.Next(4)).Select(_ => Text() + (random.Next(3) == 0 ? "*" : "")).ToArray();
            var reduced = Words.Reduce(Text());
            Assert.Equal(phrases.Any(p => Words.Contains(reduced, Words.Phrase(p))), PhraseSet.Of(phrases).IsIn(reduced));
        }
    }
}
