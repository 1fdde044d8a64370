using System.Text.Json;
using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;
using RevOps.Testing;

namespace RevOps.Core.Tests.Rules;

/// <summary>Sequences as files: shipped ones, faults, and the schema.</summary>
public sealed class NurtureFilesTests
{
    private static readonly JsonSchema Schema = RuleSchemas.Load("nurture.schema.json");

    public static TheoryData<string> ShippedFiles =>
        [.. Names];

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(Shipped.Root, "rules", "nurture")).Select(f => Path.GetFileName(f));

    [Theory]
    [MemberData(nameof(ShippedFiles))]
    public void A_shipped_sequence_is_right_follows_the_schema_and_names_it(string file)
    {
        var json = File.ReadAllText(Path.Combine(Shipped.Root, "rules", "nurture", file));
        Assert.Empty(Faults(json, file));
        Assert.True(Schema.Allows(json));
        Assert.Equal("../schema/nurture.schema.json", JsonDocument.Parse(json).RootElement.GetProperty("$schema").GetString());
    }

    [Theory]
    [InlineData("default", "nurturing")]
    [InlineData("recycled", "recycled")]
    public void The_shipped_sequences_take_nurtured_and_recycled_leads(string id, string status)
    {
        var files = Shipped.Files();
        foreach (var name in Names)
        {
            files[$"nurture/{name}"] = File.ReadAllText(Path.Combine(Shipped.Root, "rules", "nurture", name));
        }

        var rules = Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(files)).Rules;
        Assert.Equal(id, rules.Nurture.Choose(Sequences.Lead(20, status), Sequences.Noon)?.Id);
        Assert.Equal(RuleParser.VersionOf(files[$"nurture/{id}.json"]), rules.Versions[$"nurture/{id}"]);
    }

    [Fact]
    public void Without_the_folder_there_is_no_sequence() =>
        Assert.Empty(Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(Shipped.Files())).Rules.Nurture.Sequences);

    [Fact]
    public void Parser_and_schema_agree_on_missing_and_unknown_properties()
    {
        Assert.Empty(Faults(Sequences.Rich));
        Assert.True(Schema.Allows(Sequences.Rich));
        foreach (var changed in JsonMutations.Of(Sequences.Rich))
        {
            var parsed = Faults(changed.Json).All(f =>
                f.Detail.Contains("there are:", StringComparison.Ordinal) || f.Detail.Contains("is not used:", StringComparison.Ordinal));
            Assert.True(parsed == Schema.Allows(changed.Json), $"{changed.Shape}: parser says {parsed}");
        }
    }

    [Theory]
    [InlineData("/steps", "[]")]
    [InlineData("/priority", "1001")]
    [InlineData("/priority", "0.5")]
    [InlineData("/entry/stages", "[\"mql\"]")]
    [InlineData("/entry/statuses", "[]")]
    [InlineData("/entry/countries", "[\"Germany\"]")]
    [InlineData("/entry/channels", "[\"tv\"]")]
    [InlineData("/entry/score", "{}")]
    [InlineData("/entry/score", "{\"from\":101}")]
    [InlineData("/entry/engaged", "[\"email_click\"]")]
    [InlineData("/goals/0/if", "{}")]
    [InlineData("/goals/0/reason", "\" \"")]
    [InlineData("/steps/0/id", "\"Hello\"")]
    [InlineData("/steps/0/email", "\"hello\"")]
    [InlineData("/steps/0/email/ifRefused", "\"stop\"")]
    [InlineData("/steps/0/wait", "{\"days\":1}")]
    [InlineData("/steps/1/waitForEngagement/upTo", "{\"days\":1,\"hours\":2}")]
    [InlineData("/steps/1/waitForEngagement/upTo", "{\"days\":0}")]
    [InlineData("/steps/1/waitForEngagement/upTo", "{\"weeks\":1}")]
    [InlineData("/steps/1/waitForEngagement/eventTypes", "[]")]
    [InlineData("/steps/2/branch/then", "[]")]
    [InlineData("/steps/2/branch/if", "{}")]
    [InlineData("/steps/3/split/arms", "[{\"name\":\"a\",\"weight\":1}]")]
    [InlineData("/steps/3/split/arms/0/weight", "0")]
    public void Parser_and_schema_refuse_the_same_values(string path, string value)
    {
        var changed = JsonEdit.Set(Sequences.Rich, path, value);
        Assert.NotEmpty(Faults(changed));
        Assert.False(Schema.Allows(changed));
    }

    [Theory]
    [InlineData("/steps/3/id", "\"hello\"", "/steps/3/id", "The id 'hello' is taken.")]
    [InlineData("/steps/1/waitForEngagement/then/0/id", "\"hello\"", "/steps/1/waitForEngagement/then/0/id", "The id 'hello' is taken.")]
    [InlineData("/steps/3/split/arms/1/name", "\"a\"", "/steps/3/split/arms/1/name", "The name 'a' is taken.")]
    [InlineData("/entry/score", "{\"from\":60,\"to\":59}", "/entry/score/to", "'to' must not be below 'from'.")]
    [InlineData("/steps/0", "{\"id\":\"x\",\"exit\":{\"reason\":\"r\"}}", "/steps/1", "Nobody comes here: 'x' before it ends the sequence.")]
    [InlineData("/steps/0", "{\"id\":\"x\",\"emial\":{\"template\":\"t\"}}", "/steps/0/emial", "Unknown property 'emial'; did you mean 'email'?")]
    public void A_fault_has_file_path_and_what_is_wrong(string path, string value, string at, string detail) =>
        Assert.Contains(new RuleFault("nurture/rich.json", at, detail), Faults(JsonEdit.Set(Sequences.Rich, path, value)));

    [Theory]
    [InlineData("Rich.json")]
    [InlineData("my sequence.json")]
    public void A_file_whose_name_is_no_id_is_a_fault(string file) =>
        Assert.Contains(Faults(Sequences.Rich, file), f => f.Path.Length == 0 && f.Detail.Contains("no name", StringComparison.Ordinal));

    [Fact]
    public void A_version_that_was_in_force_is_read_though_lists_have_changed_since()
    {
        var json = JsonEdit.Set(Sequences.Rich, "/entry/when", """{"any":[{"is":"boss"},{"field":"industry","in":["an-industry-of-yesterday"]}]}""");
        Assert.NotEmpty(Faults(json));
        Assert.NotNull(RuleParser.Sequence("rich", json));
        Assert.Null(RuleParser.Sequence("rich", "{"));
    }

    private static IReadOnlyList<RuleFault> Faults(string json, string file = "rich.json")
    {
        var files = Shipped.Files();
        files[$"nurture/{file}"] = json;
        return RuleParser.Parse(files) is RuleParseResult.Invalid invalid ? invalid.Faults : [];
    }
}
