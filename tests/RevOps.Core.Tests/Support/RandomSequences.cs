namespace RevOps.Core.Tests.Support;

/// <summary>Steps of sequences at random, as JSON.</summary>
internal static class RandomSequences
{
    /// <summary>A list of one to five steps, nested up to three levels deep.</summary>
    public static string Steps(Random random)
    {
        var next = 0;
        return List(random, 3, ref next, mayBeEmpty: false);
    }

    private static string List(Random random, int depth, ref int next, bool mayBeEmpty)
    {
        var steps = new List<string>();
        for (var count = random.Next(mayBeEmpty ? 0 : 1, 6); count > 0; count--)
        {
            steps.Add(Step(random, depth, ref next));
        }

        if (random.Next(5) == 0)
        {
            steps.Add($$$$"""{"id":"s{{{{next++}}}}","exit":{"reason":"out"}}""");
        }

        return $"[{string.Join(',', steps)}]";
    }

    private static string Step(Random random, int depth, ref int next)
    {
        var id = $"s{next++}";
        return random.Next(depth > 0 ? 7 : 4) switch
        {
            0 => $$$$"""{"id":"{{{{id}}}}","email":{"template":"t"}}""",
            1 => $$$$"""{"id":"{{{{id}}}}","audienceAdd":{"audience":"a"}}""",
            2 => $$$$"""{"id":"{{{{id}}}}","wait":{"hours":{{{{random.Next(1, 100)}}}} }}""",
            3 => $$$$"""{"id":"{{{{id}}}}","task":{"kind":"k","text":"t","dueIn":{"days":1}}}""",
            4 => $$$$"""{"id":"{{{{id}}}}","waitForEngagement":{"eventTypes":["email_click"],"upTo":{"days":2},"then":{{{{List(random, depth - 1, ref next, true)}}}} ,"else":{{{{List(random, depth - 1, ref next, true)}}}} }}""",
            5 => $$$$"""{"id":"{{{{id}}}}","branch":{"if":{"score":{"from":{{{{random.Next(101)}}}} }},"then":{{{{List(random, depth - 1, ref next, false)}}}} ,"else":{{{{List(random, depth - 1, ref next, true)}}}} }}""",
            _ => $$$$"""{"id":"{{{{id}}}}","split":{"arms":[{"name":"a","weight":1,"steps":{{{{List(random, depth - 1, ref next, true)}}}} },{"name":"b","weight":2,"steps":{{{{List(random, depth - 1, ref next, true)}}}} }]}}""",
        };
    }
}
