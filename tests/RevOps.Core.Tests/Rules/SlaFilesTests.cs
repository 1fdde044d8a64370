using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RevOps.Core.Rules;
using RevOps.Core.Sla;
using RevOps.Core.Tests.Support;
using RevOps.Testing;

namespace RevOps.Core.Tests.Rules;

/// <summary>The file of call policies: what it comes to, and what is said of mistakes.</summary>
public sealed class SlaFilesTests
{
    /// <summary>Every property is used at least once.</summary>
    private const string Rich = """
        {
          "$schema": "./schema/sla.schema.json",
          "defaultPolicy": "default",
          "noClockAfterHours": 24,
          "noClockFor": ["import", "backfill"],
          "policies": {
            "hot": {
              "when": {
                "countries": ["DE", { "country": "US", "regions": ["California"], "postalPrefixes": ["9"] }], "industries": ["software"],
                "segments": ["smb"], "sources": ["google"], "channels": ["google_ads"], "interests": ["demo*"], "forms": ["demo-request"], "scoreAtLeast": 90
              },
              "clock": "always", "callWithinMinutes": 5, "team": "on-call",
              "steps": [{ "afterDue": 5, "do": "reassign" }, { "beforeDue": 2, "do": "remind" }, { "after": 4, "do": "escalate" }],
              "repeat": { "everyMinutes": 10, "do": "reassign", "atMost": 5 },
              "snooze": { "maxMinutes": 30, "times": 1 },
              "whenAway": "pause"
            },
            "default": { "callWithinMinutes": 15, "remindAfterMinutes": 10 }
          },
          "followUp": {
            "outcomes": { "no_answer": "retry", "wrong_number": "findNumber", "connected": "nothing" },
            "retry": { "after": ["2h", "1d"], "attempts": 5 },
            "whenExhausted": "giveUp"
          }
        }
        """;

    [Fact]
    public void A_policy_comes_out_as_it_is_written()
    {
        var hot = Read(Rich).Policies[0];
        Assert.Equal(["hot", "default"], Read(Rich).Policies.Select(p => p.Name));
        Assert.Equal((false, TimeSpan.FromMinutes(5), "on-call", WhenAway.Pause), (hot.Terms.Working, hot.Terms.CallWithin, hot.Terms.Team, hot.Terms.Away));
        Assert.Equal(
            [new SlaStep(TimeSpan.FromMinutes(3), SlaAction.Remind), new SlaStep(TimeSpan.FromMinutes(4), SlaAction.Escalate), new SlaStep(TimeSpan.FromMinutes(10), SlaAction.Reassign)],
            hot.Terms.Steps);
        Assert.Equal(new SlaRepeat(TimeSpan.FromMinutes(10), SlaAction.Reassign, 5), hot.Terms.Repeat);
        Assert.Equal(new SnoozeLimit(TimeSpan.FromMinutes(30), 1), hot.Terms.Snooze);
        Assert.Equal((90, true), (hot.When!.ScoreAtLeast, hot.When.Forms!.Contains("Demo-Request")));
    }

    [Fact]
    public void What_is_left_out_is_as_the_docs_say()
    {
        var terms = Read(Rich).Named("default")!.Terms;
        Assert.Equal((true, null, WhenAway.Reassign, null), (terms.Working, terms.Team, terms.Away, terms.Repeat));
        Assert.Equal(new SnoozeLimit(TimeSpan.FromMinutes(240), 3), terms.Snooze);
    }

    [Fact]
    public void What_follows_a_call_comes_out_as_it_is_written()
    {
        var followUp = Read(Rich).FollowUp;
        Assert.Equal(
            [("no_answer", FollowUpAction.Retry), ("wrong_number", FollowUpAction.FindNumber), ("connected", FollowUpAction.Nothing)],
            followUp.Outcomes.Select(o => (o.Key, o.Value)));
        Assert.Equal([new RetryWait(2, 0), new RetryWait(0, 1)], followUp.RetryAfter);
        Assert.Equal((5, WhenExhausted.GiveUp), (followUp.Attempts, followUp.Exhausted));
    }

    /// <summary>Values just beyond their limits, words that do not exist, things of the wrong kind.</summary>
    [Theory]
    [InlineData("/noClockAfterHours", "-1")]
    [InlineData("/noClockAfterHours", "8761")]
    [InlineData("/noClockFor", "[\" \"]")]
    [InlineData("/policies/hot/callWithinMinutes", "0.9")]
    [InlineData("/policies/hot/callWithinMinutes", "10081")]
    [InlineData("/policies/default/remindAfterMinutes", "-1")]
    [InlineData("/policies/hot/remindAfterMinutes", "3")]
    [InlineData("/policies/hot/clock", "\"office\"")]
    [InlineData("/policies/hot/clock", "true")]
    [InlineData("/policies/hot/team", "\" \"")]
    [InlineData("/policies/hot/team", "[\"on-call\"]")]
    [InlineData("/policies/hot/whenAway", "\"drop\"")]
    [InlineData("/policies/hot/steps", "{\"after\":1,\"do\":\"remind\"}")]
    [InlineData("/policies/hot/steps/0", "\"remind\"")]
    [InlineData("/policies/hot/steps/0", "{\"do\":\"remind\"}")]
    [InlineData("/policies/hot/steps/0", "{\"after\":1,\"beforeDue\":2,\"do\":\"remind\"}")]
    [InlineData("/policies/hot/steps/0/do", "\"call\"")]
    [InlineData("/policies/hot/steps/0/afterDue", "-0.1")]
    [InlineData("/policies/hot/steps/0/afterDue", "43201")]
    [InlineData("/policies/hot/steps/1/beforeDue", "\"2\"")]
    [InlineData("/policies/hot/steps/1/beforeDue", "-1")]
    [InlineData("/policies/hot/steps/2/after", "43201")]
    [InlineData("/policies/hot/repeat", "5")]
    [InlineData("/policies/hot/repeat/everyMinutes", "0.5")]
    [InlineData("/policies/hot/repeat/everyMinutes", "10081")]
    [InlineData("/policies/hot/repeat/do", "\"giveUp\"")]
    [InlineData("/policies/hot/repeat/atMost", "0")]
    [InlineData("/policies/hot/repeat/atMost", "101")]
    [InlineData("/policies/hot/repeat/atMost", "1.5")]
    [InlineData("/policies/hot/snooze", "false")]
    [InlineData("/policies/hot/snooze/maxMinutes", "0")]
    [InlineData("/policies/hot/snooze/maxMinutes", "43201")]
    [InlineData("/policies/hot/snooze/times", "-1")]
    [InlineData("/policies/hot/snooze/times", "101")]
    [InlineData("/policies/hot/snooze/times", "0.5")]
    [InlineData("/policies/hot/when", "[]")]
    [InlineData("/policies/hot/when/scoreAtLeast", "-1")]
    [InlineData("/policies/hot/when/scoreAtLeast", "101")]
    [InlineData("/policies/hot/when/scoreAtLeast", "89.5")]
    [InlineData("/policies/hot/when/forms", "\"demo-request\"")]
    [InlineData("/policies/hot/when/forms", "[\"\"]")]
    [InlineData("/policies/hot/when/segments", "[\"huge\"]")]
    [InlineData("/policies/hot/when/sources", "[\"tv\"]")]
    [InlineData("/policies/hot/when/channels", "[\"tv\"]")]
    [InlineData("/policies/hot/when/countries", "[\"Germany\"]")]
    [InlineData("/policies/hot/when/countries/1", "{\"country\":\"US\"}")]
    [InlineData("/policies/hot/when/interests", "[\"*\"]")]
    [InlineData("/policies/hot/when/territories", "[\"dach\"]")]
    [InlineData("/policies/none", "{\"callWithinMinutes\":9,\"remindAfterMinutes\":1}")]
    [InlineData("/followUp", "null")]
    [InlineData("/followUp/outcomes/busy", "\"later\"")]
    [InlineData("/followUp/outcomes/busy", "2")]
    [InlineData("/followUp/outcomes", "[\"busy\"]")]
    [InlineData("/followUp/retry/after", "[]")]
    [InlineData("/followUp/retry/after", "\"2h\"")]
    [InlineData("/followUp/retry/after/0", "\"2\"")]
    [InlineData("/followUp/retry/after/0", "\"0h\"")]
    [InlineData("/followUp/retry/after/0", "\"100h\"")]
    [InlineData("/followUp/retry/after/0", "\"1w\"")]
    [InlineData("/followUp/retry/after/0", "\" 2h\"")]
    [InlineData("/followUp/retry/after/0", "2")]
    [InlineData("/followUp/retry/attempts", "0")]
    [InlineData("/followUp/retry/attempts", "21")]
    [InlineData("/followUp/retry/attempts", "2.5")]
    [InlineData("/followUp/whenExhausted", "\"drop\"")]
    public void Reader_and_schema_refuse_the_same_values(string path, string json)
    {
        var text = JsonEdit.Set(Rich, path, json);
        Assert.NotEmpty(Faults(text));
        Assert.False(Schema.Allows(text));
    }

    /// <summary>The limits themselves are allowed.</summary>
    [Theory]
    [InlineData("/noClockAfterHours", "0")]
    [InlineData("/noClockAfterHours", "8760")]
    [InlineData("/noClockFor", "[]")]
    [InlineData("/policies/hot/callWithinMinutes", "10080")]
    [InlineData("/policies/default", "{\"callWithinMinutes\":1,\"remindAfterMinutes\":0}")]
    [InlineData("/policies/default", "{\"callWithinMinutes\":1.5,\"steps\":[]}")]
    [InlineData("/policies/hot/steps/1/beforeDue", "5")]
    [InlineData("/policies/hot/steps/0/afterDue", "43200")]
    [InlineData("/policies/hot/repeat/everyMinutes", "10080")]
    [InlineData("/policies/hot/repeat/atMost", "100")]
    [InlineData("/policies/hot/snooze", "{\"maxMinutes\":43200,\"times\":0}")]
    [InlineData("/policies/hot/when", "{}")]
    [InlineData("/policies/hot/when/scoreAtLeast", "100")]
    [InlineData("/followUp/outcomes", "{}")]
    [InlineData("/followUp/retry", "{\"after\":[\"99d\"],\"attempts\":20}")]
    [InlineData("/followUp/retry/after/0", "\"09h\"")]
    public void Reader_and_schema_accept_the_same_values(string path, string json)
    {
        var text = JsonEdit.Set(Rich, path, json);
        Assert.Empty(Faults(text));
        Assert.True(Schema.Allows(text));
    }

    [Fact]
    public void Reader_and_schema_agree_on_missing_and_unknown_properties()
    {
        Assert.True(Schema.Allows(Rich));
        foreach (var changed in JsonMutations.Of(Rich).DistinctBy(m => m.Shape))
        {
            var isRight = Faults(changed.Json).All(f => f.Detail.Contains("there are:", StringComparison.Ordinal));
            Assert.True(isRight == Schema.Allows(changed.Json), $"{changed.Shape}: the reader says {isRight}");
        }
    }

    /// <summary>What only the reader can see.</summary>
    [Theory]
    [InlineData("/policies/hot/steps/1/beforeDue", "5.1", "/policies/hot/steps/1/beforeDue", "before the start")]
    [InlineData("/policies/hot/steps/1", "{\"after\":1,\"do\":\"giveUp\"}", "/policies/hot/steps", "Nothing comes after giveUp")]
    [InlineData("/policies/hot/steps/0/do", "\"giveUp\"", "/policies/hot/steps", "not even a repeat")]
    [InlineData("/policies/default/remindAfterMinutes", "15", "/policies/default/remindAfterMinutes", "before the deadline")]
    [InlineData("/policies/hot/when/industries", "[\"magic\"]", "/policies/hot/when/industries", "'magic' is none of")]
    [InlineData("/policies/hot/when/countries", "[\"XX\"]", "/policies/hot/when/countries", "alpha-2")]
    [InlineData("/policies/hot/stepz", "[]", "/policies/hot/stepz", "did you mean 'steps'")]
    [InlineData("/followUp/retry/after/1", "\"1w\"", "/followUp/retry/after", "'1w' is no wait")]
    public void A_fault_names_its_place_and_what_is_wrong(string path, string json, string faultPath, string detail) =>
        Assert.Contains(Faults(JsonEdit.Set(Rich, path, json)), f => f.Path == faultPath && f.Detail.Contains(detail, StringComparison.Ordinal));

    [Fact]
    public void The_rules_that_the_docs_show_are_right_and_what_follows_a_call_is_as_shipped()
    {
        var page = File.ReadAllText(Path.Combine(Shipped.Root, "docs", "call-sla.md"));
        var blocks = Regex.Matches(page, "```json\\r?\\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToList();
        var text = $$"""{"defaultPolicy":"default","noClockAfterHours":24,"noClockFor":["import"],{{string.Join(',', blocks)}}}""";

        Assert.Equal(["hot-demo", "default"], Read(text).Policies.Select(p => p.Name));
        Assert.True(Schema.Allows(text));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text)!["followUp"], JsonNode.Parse(Shipped.Files()["sla.json"])!["followUp"]));
    }

    private static JsonSchema Schema => RuleSchemas.Load("sla.schema.json");

    private static SlaRules Read(string text) => Assert.IsType<RuleParseResult.Parsed>(Parse(text)).Rules.Sla;

    private static IReadOnlyList<RuleFault> Faults(string text) => Parse(text) is RuleParseResult.Invalid invalid ? invalid.Faults : [];

    private static RuleParseResult Parse(string text) =>
        RuleParser.Parse(new Dictionary<string, string>(Shipped.Files()) { ["sla.json"] = text });
}
