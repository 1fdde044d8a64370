using System.Collections.Frozen;
using RevOps.Core.Scoring;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Scoring;

/// <summary>Facts and rules made up from a seed: nothing in common but that they are allowed.</summary>
internal sealed class RandomScoring(int seed)
{
    private static readonly string[] Types = ["page_view", "form_submit", "ad_click", "email_open", "call_logged", "other"];
    private static readonly string?[] Texts = [null, "", " ", "CEO", "Head of Sales", "demo", "DE", "software", "Düsseldorf", "社長", "newsletter blog"];
    private static readonly string[] Phrases = ["ceo", "head of", "de*", "demo", "社", "blog", "sales"];
    private static readonly string?[] Urls = [null, "/pricing?x=1", "https://acme.com/blog/demo", "/"];
    private readonly Random random = new(seed);

    public ScoringFacts Facts() => new()
    {
        Country = Pick(Texts),
        Region = Pick(Texts),
        Industry = Pick(Texts),
        Segment = Pick<string>(["smb", "mid_market", "enterprise", "unknown"]),
        JobTitle = Pick(Texts),
        Interest = Pick(Texts),
        Form = Pick(Texts),
        IsFreeMail = random.Next(2) == 0,
        HasCompany = random.Next(2) == 0,
        Touchpoints = [.. Enumerable.Range(0, random.Next(3) == 0 ? 0 : random.Next(12)).Select(_ => Touchpoint()).OrderByDescending(t => t.EventTime)],
    };

    public ScoringRules Rules() => new()
    {
        Version = "random",
        Threshold = random.Next(1, 101),
        SegmentThresholds = random.Next(2) == 0 ? new Dictionary<string, int>() : new Dictionary<string, int> { ["smb"] = random.Next(1, 101) },
        GroupCaps = Caps(),
        Rules = [.. Enumerable.Range(0, random.Next(12)).Select(Rule)],
        Engagement = [.. Enumerable.Range(0, random.Next(6)).Select(Engagement)],
    };

    private Dictionary<string, int> Caps()
    {
        var caps = new Dictionary<string, int> { ["fit"] = random.Next(101), ["engagement"] = random.Next(101), ["intent"] = random.Next(101) };
        if (random.Next(2) == 0)
        {
            caps["penalty"] = -random.Next(101);
        }

        return caps;
    }

    private ScoringRule Rule(int i)
    {
        var group = ScoringGroups.All[random.Next(4)];
        return new ScoringRule($"r{i}", group, random.Next(1, 60) * (group == "penalty" ? -1 : 1), When(3), "Because.");
    }

    private EngagementRule Engagement(int i) => new()
    {
        Id = $"e{i}",
        Filter = Filter(),
        Points = Pick<decimal>([0.1m, 0.5m, 1, 3, 7.5m, 40, 100]),
        Max = random.Next(1, 101),
        HalfLife = TimeSpan.FromDays(Pick<double>([0.1, 1, 14, 30.5, 365, 3650])),
        Reason = "Because.",
    };

    private Condition When(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => new Condition.OneOf((TextField)random.Next(13), Texts.OfType<string>().Take(random.Next(8)).ToFrozenSet(StringComparer.OrdinalIgnoreCase)),
        1 => new Condition.HasWords((TextField)random.Next(13), PhraseSet.Of(Phrases[random.Next(Phrases.Length)], Phrases[random.Next(Phrases.Length)])),
        2 => new Condition.Exists((TextField)random.Next(13), random.Next(2) == 0),
        3 => new Condition.FlagIs((FlagField)random.Next(4), random.Next(2) == 0),
        4 or 5 => new Condition.Touched(Filter(), random.Next(4), random.Next(4) == 0 ? null : TimeSpan.FromDays(random.Next(1, 40))),
        6 => new Condition.All([When(depth - 1), When(depth - 1)]),
        7 => new Condition.Any([When(depth - 1), When(depth - 1)]),
        _ => new Condition.Except(When(depth - 1)),
    };

    private TouchpointFilter Filter() => new(
        random.Next(4) == 0 ? null : Types.Where(_ => random.Next(2) == 0).ToHashSet(), random.Next(3) == 0 ? PhraseSet.Of("pricing", "blog") : null);

    /// <summary>Now and then one from the future: senders' clocks are wrong.</summary>
    private TouchpointFact Touchpoint() => new(
        Types[random.Next(Types.Length)],
        Pipeline.Now.AddTicks((long)((random.NextDouble() - 0.93) * TimeSpan.FromDays(Pick<double>([0.01, 3, 40, 400])).Ticks)),
        Pick(Urls));

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
