using System.Text.Json;
using RevOps.Connectors.Forms;
using RevOps.Connectors.Leads;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.Forms;

public class FormRulesTests
{
    [Theory]
    [InlineData("{", "", "json")]
    [InlineData("[]", "", "type")]
    [InlineData("{}", "/fields", "required")]
    [InlineData("""{"fields":[]}""", "/fields", "type")]
    [InlineData("""{"fields":{},"aliases":{}}""", "/aliases", "unknown")]
    [InlineData("""{"fields":{"emial":["x"]}}""", "/fields/emial", "unknown")]
    [InlineData("""{"fields":{"email":"x"}}""", "/fields/email", "type")]
    [InlineData("""{"fields":{"email":["x",5]}}""", "/fields/email/1", "type")]
    [InlineData("""{"fields":{"email":["-_-"]}}""", "/fields/email/0", "format")]
    [InlineData("""{"fields":{"email":["E-Mail"],"phone":["tel","e mail"]}}""", "/fields/phone/1", "duplicate")]
    [InlineData("""{"fields":{},"prefixes":"your"}""", "/prefixes", "type")]
    [InlineData("""{"fields":{},"ignore":[null]}""", "/ignore/0", "type")]
    [InlineData("""{"fields":{},"types":{"tel":"fon"}}""", "/types/tel", "unknown")]
    [InlineData("""{"fields":{},"forms":{"a/b":{"1.3":"first"}}}""", "/forms/a~1b/1.3", "unknown")]
    [InlineData("""{"fields":{},"forms":{"x":{"1.3":7}}}""", "/forms/x/1.3", "type")]
    [InlineData("""{"fields":{},"forms":{"x":[]}}""", "/forms/x", "type")]
    public void A_fault_is_named_by_its_place(string json, string field, string code)
    {
        var fault = Assert.Single(Assert.IsType<FormRulesResult.Invalid>(FormRules.Parse(json)).Faults);

        Assert.Equal((field, code), (fault.Field, fault.Code));
    }

    [Fact]
    public void The_shipped_rules_are_valid_and_know_every_field()
    {
        var known = Some.Rules.Aliases.Values.Select(a => a.Field).Distinct();

        Assert.Equal(["id"], LeadFields.All.Except(known));
    }

    [Fact]
    public void The_schema_lists_the_canonical_fields()
    {
        var schema = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules/schema/forms.schema.json")));
        var listed = schema.GetProperty("$defs").GetProperty("canonicalField").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!);

        Assert.Equal(LeadFields.All, listed);
    }

    [Fact]
    public void An_entry_of_a_form_wins_over_aliases_and_over_what_is_ignored()
    {
        var rules = Parsed("""{"fields":{"email":["email"],"phone":["tel"]},"ignore":["id"],"forms":{"x":{"tel":"message","id":"phone","fields[q1]":"email","email":"ignore"}}}""");
        var result = Assert.IsType<MapResult.Lead>(new FormsConnector(rules).MapOne(Some.Json("""{"tel":"hello","id":"030","fields":{"q1":"a@b.example"},"email":"no"}""", "X")));

        Assert.Equal(("hello", "030", "a@b.example"), (result.Submission.Message, result.Submission.Phone, result.Submission.Email));
        Assert.Empty(result.Unmapped);
    }

    [Fact]
    public void A_form_without_a_route_name_is_known_by_the_name_in_its_body()
    {
        var rules = Parsed("""{"fields":{"form":["form name"],"email":["email"]},"forms":{"Demo":{"q1":"phone"}}}""");

        Assert.Equal("030", new FormsConnector(rules).Lead(Some.Json("""{"form_name":"Demo","q1":"030"}""")).Phone);
    }

    [Fact]
    public void Rules_that_change_apply_from_the_next_event_on()
    {
        var rules = Parsed("""{"fields":{"email":["email"]}}""");
        var connector = new FormsConnector(() => rules);
        Assert.Equal("required", connector.Rejected(Some.Json("""{"fon":"030"}""")).Code);

        rules = Parsed("""{"fields":{"phone":["fon"]}}""");

        Assert.Equal("030", connector.Lead(Some.Json("""{"fon":"030"}""")).Phone);
    }

    private static FormRules Parsed(string json) => Assert.IsType<FormRulesResult.Parsed>(FormRules.Parse(json)).Rules;
}
