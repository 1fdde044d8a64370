using System.Globalization;
using System.Text.Json.Nodes;
using RevOps.Connectors.Tests.Support;
using RevOps.Core.Deals;

namespace RevOps.Connectors.Tests.Deals;

public class DealsConnectorTests
{
    private const string Least = """
        {"id":"d1","updatedAt":"2026-03-02T10:00:00Z","primaryContact":{"email":"eva@acme.example"},"pipelineStage":"Proposal",
         "dealValue":1200.5,"currency":"EUR","createdAt":"2026-03-01T10:00:00Z"}
        """;

    [Fact]
    public void Every_field_of_the_contract_is_read()
    {
        var source = Assert.Single(Some.Deals.Received(Some.Json("""
            {"id":9007199254740993,"updatedAt":"2026-03-02T12:00:00+02:00","primaryContact":{"email":"eva@acme.example","externalIds":{"hubspot":5}},
             "contacts":[{"contactId":"con_1"},{"phone":"+4930901820"}],"company":{"name":"Acme GmbH","domain":"acme.example","employees":120},
             "pipeline":"default","pipelineStage":"closedwon","dealValue":"1200.50","currency":"eur","probability":0.9,
             "createdAt":"2026-03-01T10:00:00Z","closedAt":"2026-03-02T09:00:00Z","wonLost":"Won","dealname":"ignored"}
            """)));
        var deal = Assert.IsType<MapResult.Deal>(Some.Deals.Map(source)).Submission;

        Assert.Equal(("deals", "deal", null), (source.Connector, source.Kind, source.SourceId));
        Assert.Equal(("9007199254740993", "default", "closedwon", "won"), (deal.Id, deal.Pipeline, deal.PipelineStage, deal.WonLost));
        Assert.Equal((1200.5m, "EUR", 0.9m), (deal.DealValue, deal.Currency, deal.Probability));
        Assert.Equal(("eva@acme.example", "5"), (deal.PrimaryContact.Email, deal.PrimaryContact.ExternalIds!["hubspot"]));
        Assert.Equal([("con_1", null), (null, "+4930901820")], deal.Contacts.Select(c => (c.ContactId, c.Phone)));
        Assert.Equal(("Acme GmbH", "acme.example", "120"), (deal.Company.Name, deal.Company.Domain, deal.Company.Employees));
        Assert.Equal([At("2026-03-02T10:00:00Z"), At("2026-03-01T10:00:00Z"), At("2026-03-02T09:00:00Z")], [deal.UpdatedAt, deal.CreatedAt, deal.ClosedAt!.Value]);
    }

    [Fact]
    public void What_is_optional_may_be_missing()
    {
        var deal = Deal(Least);

        Assert.Equal((null, null, null, null), (deal.Pipeline, deal.Probability, deal.ClosedAt, deal.WonLost));
        Assert.Empty(deal.Contacts);
    }

    [Theory]
    [InlineData("dealValue", "0", 0)]
    [InlineData("dealValue", "0.00004", 0)]
    [InlineData("dealValue", "0.00005", 0.0001)]
    [InlineData("dealValue", "999999999999999", 999999999999999)]
    [InlineData("dealValue", "\" 12 \"", 12)]
    [InlineData("dealValue", "1e3", 1000)]
    public void An_amount_is_taken_to_four_decimals(string field, string json, double value) =>
        Assert.Equal(value, (double)Deal(With(field, json)).DealValue);

    [Theory]
    [InlineData("probability", "0", 0)]
    [InlineData("probability", "1", 1)]
    [InlineData("probability", "\"0.25\"", 0.25)]
    public void A_probability_is_a_fraction(string field, string json, double value) => Assert.Equal(value, (double)Deal(With(field, json)).Probability!.Value);

    [Theory]
    [InlineData("id", null, "/id", "required")]
    [InlineData("id", "\" \"", "/id", "required")]
    [InlineData("id", "true", "/id", "type")]
    [InlineData("updatedAt", null, "/updatedAt", "required")]
    [InlineData("updatedAt", "\"2026-03-01\"", "/updatedAt", "format")]
    [InlineData("updatedAt", "1772359200000", "/updatedAt", "type")]
    [InlineData("primaryContact", null, "/primaryContact", "required")]
    [InlineData("primaryContact", "{}", "/primaryContact", "required")]
    [InlineData("primaryContact", "\"eva@acme.example\"", "/primaryContact", "type")]
    [InlineData("primaryContact", "{\"email\":7}", "/primaryContact/email", "type")]
    [InlineData("contacts", "[{\"email\":\"a@b.example\"},{}]", "/contacts/1", "required")]
    [InlineData("contacts", "[7]", "/contacts/0", "type")]
    [InlineData("contacts", "7", "/contacts", "type")]
    [InlineData("company", "\"Acme\"", "/company", "type")]
    [InlineData("pipelineStage", null, "/pipelineStage", "required")]
    [InlineData("dealValue", null, "/dealValue", "required")]
    [InlineData("dealValue", "\"\"", "/dealValue", "required")]
    [InlineData("dealValue", "-1000000000000000", "/dealValue", "range")]
    [InlineData("dealValue", "1000000000000000", "/dealValue", "range")]
    [InlineData("dealValue", "1e400", "/dealValue", "range")]
    [InlineData("dealValue", "\"1,200.50\"", "/dealValue", "type")]
    [InlineData("dealValue", "\"1200 EUR\"", "/dealValue", "type")]
    [InlineData("currency", null, "/currency", "required")]
    [InlineData("currency", "\"EURO\"", "/currency", "format")]
    [InlineData("currency", "\"€\"", "/currency", "format")]
    [InlineData("currency", "978", "/currency", "type")]
    [InlineData("probability", "1.01", "/probability", "range")]
    [InlineData("probability", "-0.1", "/probability", "range")]
    [InlineData("probability", "60", "/probability", "range")]
    [InlineData("probability", "\"high\"", "/probability", "type")]
    [InlineData("createdAt", null, "/createdAt", "required")]
    [InlineData("createdAt", "\"1969-12-31T23:59:59Z\"", "/createdAt", "range")]
    [InlineData("closedAt", "\"soon\"", "/closedAt", "format")]
    [InlineData("wonLost", "\"closed\"", "/wonLost", "range")]
    [InlineData("wonLost", "true", "/wonLost", "type")]
    public void A_single_deal_with_a_wrong_field_is_invalid_there_and_only_there(string field, string? json, string at, string code)
    {
        var fault = Assert.Single(Some.Deals.Faults(With(field, json)));

        Assert.Equal((at, code), (fault.Field, fault.Code));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void An_id_has_at_most_a_hundred_characters(int length, bool isTaken) =>
        Assert.Equal(isTaken, Some.Deals.Receive(Some.Json(With("id", $"\"{new string('x', length)}\""))) is ReceiveResult.Received);

    [Fact]
    public void One_bad_element_of_an_array_never_harms_the_others()
    {
        var events = Some.Deals.Received(Some.Json($"[{{}},{Least},7]"));

        Assert.Equal([false, true, false], events.Select(e => Some.Deals.Map(e) is MapResult.Deal));
    }

    private static DealSubmission Deal(string json) => Assert.IsType<MapResult.Deal>(Some.Deals.MapOne(Some.Json(json))).Submission;

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    /// <summary>The least deal with one field changed, or without it.</summary>
    private static string With(string field, string? json)
    {
        var deal = JsonNode.Parse(Least)!.AsObject();
        deal.Remove(field);
        var rest = deal.ToJsonString();
        return json is null ? rest : $"{rest[..^1]},\"{field}\":{json}}}";
    }
}
