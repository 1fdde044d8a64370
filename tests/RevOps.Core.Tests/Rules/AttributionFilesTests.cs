using RevOps.Core.Attribution;
using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;
using RevOps.Testing;

namespace RevOps.Core.Tests.Rules;

/// <summary>attribution.json: what it may say, what that means, faults, and the schema.</summary>
public sealed class AttributionFilesTests
{
    private const string File = "attribution.json";

    /// <summary>Everything that may be said, somewhere.</summary>
    private const string Rich = """
        {
          "lookBackDays": 90.5,
          "cutOff": "close",
          "collapse": "consecutive",
          "exclude": { "channels": ["direct"], "sources": ["crm"], "campaigns": ["brand"], "eventTypes": ["chat"] },
          "accountContacts": true,
          "strength": ["chat", "form_submit"],
          "models": {
            "shapley": {},
            "linear": { "lookBackDays": 0, "cutOff": "creation", "collapse": "first", "exclude": { "sources": ["import"] } },
            "u_shaped": { "first": 50, "leadCreation": 50 },
            "full_path": { "first": 10, "leadCreation": 20.5, "dealCreation": 30, "last": 0.1 },
            "time_decay": { "halfLifeDays": 0.01 },
            "markov": { "order": 3 }
          }
        }
        """;

    private static readonly JsonSchema Schema = RuleSchemas.Load("attribution.schema.json");

    [Fact]
    public void What_is_shipped_is_what_is_defined_and_what_holds_without_the_file()
    {
        var files = Shipped.Files();
        files.Remove(File);
        var without = Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(files)).Rules.Attribution;

        Assert.Same(AttributionRules.Default, without);
        Assert.Equal(without.Strength, Shipped.Rules.Attribution.Strength);
        Assert.Equal(without.AccountContacts, Shipped.Rules.Attribution.AccountContacts);
        Assert.Equal(AttributionModels.Names, without.Models.Select(m => AttributionModels.NameOf(m.Model)));
        Assert.All(without.Models.Zip(Shipped.Rules.Attribution.Models), m => AssertSame(m.First, m.Second));
    }

    [Fact]
    public void Parts_as_shipped_come_to_a_whole() =>
        Assert.All(AttributionRules.Default.Models.Select(m => m.Parts).OfType<MilestoneParts>(), p => Assert.Equal(1_000, p.First + p.LeadCreation + p.DealCreation + p.Last + p.Others));

    [Fact]
    public void A_file_may_say_everything_for_all_models_and_for_each()
    {
        var rules = Read(Rich);
        var common = new PathRules
        {
            LookBack = TimeSpan.FromDays(90.5),
            CutOff = CutOff.Close,
            Collapse = Collapse.Consecutive,
            ExcludedChannels = Set("direct"),
            ExcludedSources = Set("crm"),
            ExcludedCampaigns = Set("brand"),
            ExcludedTypes = Set("chat"),
        };
        var own = new PathRules { LookBack = TimeSpan.Zero, Collapse = Collapse.First, ExcludedSources = Set("import") };
        ModelRules[] expected =
        [
            new(AttributionModel.Linear, own),
            new(AttributionModel.UShaped, common) { Parts = new MilestoneParts(500, 500, 0, 0, 0) },
            new(AttributionModel.FullPath, common) { Parts = new MilestoneParts(100, 205, 300, 1, 394) },
            new(AttributionModel.TimeDecay, common) { HalfLife = TimeSpan.FromDays(0.01) },
            new(AttributionModel.Markov, common) { Order = 3 },
            new(AttributionModel.Shapley, common),
        ];

        Assert.Equal(expected.Length, rules.Models.Count);
        Assert.All(expected.Zip(rules.Models), m => AssertSame(m.First, m.Second));
        Assert.True(rules.AccountContacts);
        Assert.Equal(["chat", "form_submit"], rules.Strength);
        Assert.Equal(RuleParser.VersionOf(Rich), rules.Version);
    }

    [Theory]
    [InlineData("", CutOff.DealCreation, CutOff.Close)]
    [InlineData("\"cutOff\":\"close\",", CutOff.Close, CutOff.Close)]
    [InlineData("\"cutOff\":\"creation\",", CutOff.DealCreation, CutOff.DealCreation)]
    public void A_cut_off_for_all_models_holds_for_those_without_their_own(string given, CutOff linear, CutOff fullPath)
    {
        var rules = Read($$"""{ {{given}} "models": { "linear": {}, "full_path": {}, "u_shaped": { "cutOff": "close" }, "w_shaped": { "cutOff": "creation" } } }""");

        Assert.Equal(
            [linear, CutOff.Close, CutOff.DealCreation, fullPath],
            rules.Models.Select(m => m.Path.CutOff));
    }

    [Fact]
    public void Parts_that_are_not_given_are_as_shipped_and_the_others_have_the_rest()
    {
        var rules = Read("""{ "models": { "u_shaped": { "first": 60 }, "w_shaped": { "dealCreation": 0 }, "position_based": { "leadCreation": 20 } } }""");

        Assert.Equal(
            [new MilestoneParts(400, 200, 0, 400, 0), new MilestoneParts(600, 400, 0, 0, 0), new MilestoneParts(300, 300, 0, 0, 400)],
            rules.Models.Select(m => m.Parts));
    }

    [Fact]
    public void Without_markov_there_are_no_rules_of_it()
    {
        Assert.Null(Read("""{ "models": { "linear": {} } }""").Markov);
        Assert.Equal(3, Read(Rich).Markov?.Order);
    }

    [Fact]
    public void Parser_and_schema_agree_on_missing_and_unknown_properties()
    {
        Assert.Empty(Faults(Rich));
        Assert.True(Schema.Allows(Rich));
        foreach (var changed in JsonMutations.Of(Rich))
        {
            Assert.True(Faults(changed.Json).Count == 0 == Schema.Allows(changed.Json), changed.Shape);
        }
    }

    [Theory]
    [InlineData("/lookBackDays", "-0.1", "/lookBackDays", "outside 0 to 3650")]
    [InlineData("/lookBackDays", "3650.5", "/lookBackDays", "outside 0 to 3650")]
    [InlineData("/lookBackDays", "\"90\"", "/lookBackDays", "Expected a number")]
    [InlineData("/cutOff", "\"won\"", "/cutOff", "'won' is none of: creation, close")]
    [InlineData("/cutOff", "1", "/cutOff", "Expected a text")]
    [InlineData("/collapse", "\"last\"", "/collapse", "'last' is none of: none, consecutive, first")]
    [InlineData("/collapse", "false", "/collapse", "Expected a text")]
    [InlineData("/exclude", "[\"direct\"]", "/exclude", "Expected an object")]
    [InlineData("/exclude", "{\"channel\":[\"direct\"]}", "/exclude/channel", "did you mean 'channels'")]
    [InlineData("/exclude/channels", "\"direct\"", "/exclude/channels", "Expected a list")]
    [InlineData("/exclude/channels", "[\" \"]", "/exclude/channels/0", "not blank")]
    [InlineData("/exclude/sources", "[\"crm\",7]", "/exclude/sources/1", "Expected a text")]
    [InlineData("/exclude/campaigns", "{}", "/exclude/campaigns", "Expected a list")]
    [InlineData("/exclude/eventTypes", "[[]]", "/exclude/eventTypes/0", "Expected a text")]
    [InlineData("/accountContacts", "\"yes\"", "/accountContacts", "Expected true or false")]
    [InlineData("/strength", "\"chat\"", "/strength", "Expected a list")]
    [InlineData("/strength", "[\"\"]", "/strength/0", "not blank")]
    [InlineData("/models", "{}", "/models", "at least one model")]
    [InlineData("/models", "[]", "/models", "Expected an object")]
    [InlineData("/models/linaer", "{}", "/models/linaer", "'linaer' is none of: first_touch, last_touch")]
    [InlineData("/models/linear", "true", "/models/linear", "Expected an object")]
    [InlineData("/models/linear/lookBackDays", "3651", "/models/linear/lookBackDays", "outside 0 to 3650")]
    [InlineData("/models/linear/cutOff", "\"\"", "/models/linear/cutOff", "not blank")]
    [InlineData("/models/linear/collapse", "\"all\"", "/models/linear/collapse", "none of")]
    [InlineData("/models/linear/exclude", "{\"types\":[]}", "/models/linear/exclude/types", "Unknown property")]
    [InlineData("/models/linear/first", "40", "/models/linear/first", "Unknown property")]
    [InlineData("/models/linear/halfLifeDays", "7", "/models/linear/halfLifeDays", "Unknown property")]
    [InlineData("/models/linear/accountContacts", "true", "/models/linear/accountContacts", "Unknown property")]
    [InlineData("/models/u_shaped/first", "100.1", "/models/u_shaped/first", "outside 0 to 100")]
    [InlineData("/models/u_shaped/leadCreation", "-1", "/models/u_shaped/leadCreation", "outside 0 to 100")]
    [InlineData("/models/full_path/dealCreation", "\"30\"", "/models/full_path/dealCreation", "Expected a number")]
    [InlineData("/models/full_path/last", "101", "/models/full_path/last", "outside 0 to 100")]
    [InlineData("/models/full_path/others", "10", "/models/full_path/others", "Unknown property")]
    [InlineData("/models/full_path/order", "1", "/models/full_path/order", "Unknown property")]
    [InlineData("/models/time_decay/halfLifeDays", "0", "/models/time_decay/halfLifeDays", "outside 0.01 to 3650")]
    [InlineData("/models/time_decay/halfLifeDays", "3651", "/models/time_decay/halfLifeDays", "outside 0.01 to 3650")]
    [InlineData("/models/time_decay/halfLifeDays", "null", "/models/time_decay/halfLifeDays", "Expected a number")]
    [InlineData("/models/markov/order", "0", "/models/markov/order", "outside 1 to 3")]
    [InlineData("/models/markov/order", "4", "/models/markov/order", "outside 1 to 3")]
    [InlineData("/models/markov/order", "1.5", "/models/markov/order", "no whole number")]
    public void A_fault_is_named_and_the_schema_refuses_it_too(string path, string json, string faultPath, string detail)
    {
        var changed = JsonEdit.Set(Rich, path, json);

        Assert.Contains(Faults(changed), f => f.Path == faultPath && f.Detail.Contains(detail, StringComparison.Ordinal));
        Assert.False(Schema.Allows(changed));
    }

    [Theory]
    [InlineData("/models/u_shaped/first", "50.1", "/models/u_shaped", "100.1%, above 100")]
    [InlineData("/models/full_path/last", "39.6", "/models/full_path", "100.1%, above 100")]
    [InlineData("/models/full_path/last", "0.15", "/models/full_path/last", "0.15 has more than one decimal")]
    public void What_a_schema_cannot_say_is_a_fault_too(string path, string json, string faultPath, string detail) =>
        Assert.Contains(Faults(JsonEdit.Set(Rich, path, json)), f => f.Path == faultPath && f.Detail.Contains(detail, StringComparison.Ordinal));

    [Theory]
    [InlineData("/lookBackDays", "0")]
    [InlineData("/lookBackDays", "3650")]
    [InlineData("/strength", "[]")]
    [InlineData("/exclude", "{}")]
    [InlineData("/exclude/channels", "[]")]
    [InlineData("/models/full_path/last", "39.5")]
    [InlineData("/models/time_decay/halfLifeDays", "3650")]
    [InlineData("/models/markov/order", "1")]
    [InlineData("/models/position_based", "{\"first\":0,\"last\":100}")]
    public void Bounds_are_included(string path, string json)
    {
        Assert.Empty(Faults(JsonEdit.Set(Rich, path, json)));
        Assert.True(Schema.Allows(JsonEdit.Set(Rich, path, json)));
    }

    [Fact]
    public void Everything_wrong_is_found_at_once() =>
        Assert.Equal(
            ["/lookBackDays", "/models/lynear", "/models/markov/order", "/models/markov/ordre", "/models/u_shaped", "/strength", "/zzz"],
            Faults("""
                {
                  "lookBackDays": -1, "strength": 1, "zzz": 1,
                  "models": { "lynear": {}, "markov": { "order": 9, "ordre": 1 }, "u_shaped": { "first": 99 } }
                }
                """).Select(f => f.Path).Order(StringComparer.Ordinal));

    private static IReadOnlyList<RuleFault> Faults(string json) =>
        RuleParser.Parse(new Dictionary<string, string>(Shipped.Files()) { [File] = json }) is RuleParseResult.Invalid invalid ? invalid.Faults : [];

    private static AttributionRules Read(string json) =>
        Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(new Dictionary<string, string>(Shipped.Files()) { [File] = json })).Rules.Attribution;

    private static void AssertSame(ModelRules expected, ModelRules actual)
    {
        Assert.Equal((expected.Model, expected.Parts, expected.HalfLife, expected.Order), (actual.Model, actual.Parts, actual.HalfLife, actual.Order));
        Assert.True(expected.Path.Agrees(actual.Path), AttributionModels.NameOf(actual.Model));
    }

    private static HashSet<string> Set(params string[] names) => [.. names];
}
