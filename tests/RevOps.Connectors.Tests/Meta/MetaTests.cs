using RevOps.Connectors.Fetching;
using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.Meta;

/// <summary>Meta's lead ads, in the shapes of its documentation.</summary>
public sealed class MetaTests
{
    private const string Batch = """
        {"object":"page","entry":[
          {"id":"44","time":1713500000,"changes":[
            {"field":"leadgen","value":{"leadgen_id":"444444444444","page_id":"44","form_id":"12","ad_id":"13","adgroup_id":"14","created_time":1713500000}},
            {"field":"feed","value":{"item":"status"}}]},
          {"id":45,"time":1713500001,"changes":[{"field":"leadgen","value":{"leadgen_id":9007199254740993,"page_id":45}}]}]}
        """;

    private const string Lead = """
        {"id":"444444444444","created_time":"2026-01-04T09:30:00+0000","ad_id":"13","ad_name":"Ad A","campaign_id":"605","campaign_name":"Spring","form_id":"12","is_organic":false,"platform":"ig",
         "field_data":[{"name":"full_name","values":["Ann Lee"]},{"name":"email","values":["ann@home.example"]},{"name":"work_email","values":["ann@acme.example"]},
           {"name":"phone_number","values":["+493012345678"]},{"name":"company_name","values":["Acme"]},{"name":"number_of_employees","values":["51-200"]},
           {"name":"which_products?","values":["a","b"]},{"name":"favourite_colour","values":["blue"]}],
         "custom_disclaimer_responses":[{"checkbox_key":"newsletter","is_checked":"1"},{"checkbox_key":"phone","is_checked":""}]}
        """;

    [Fact]
    public void Each_change_of_a_batch_is_an_event()
    {
        var events = Some.Meta.Received(Some.Json(Batch));
        Assert.Equal(["444444444444", null, "9007199254740993"], events.Select(e => e.SourceId));
        Assert.Equal(new FetchRequest("meta", "leads", "444444444444"), Notice(events[0]).Fetch);
        Assert.IsType<MapResult.Ignored>(Some.Meta.Map(events[1]));
        Assert.Equal("9007199254740993", Notice(events[2]).Fetch!.Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"object":"page","entry":[{"changes":[{"field":"leadgen","value":{}}]}]}""")]
    [InlineData("""{"object":"page","entry":{"changes":7}}""")]
    public void What_is_no_change_is_kept_and_not_fetched(string body) =>
        Assert.All(Some.Meta.Received(Some.Json(body)), e => Assert.False(Some.Meta.Map(e) is MapResult.Notice { What.Fetch: not null }));

    [Fact]
    public void Fields_mean_what_their_names_say()
    {
        var result = MapLead(Lead);
        var lead = result.Submission;
        Assert.Equal(("444444444444", "Ann Lee", "ann@acme.example", "+493012345678"), (lead.Id, lead.FullName, lead.Email, lead.Phone));
        Assert.Equal(("Acme", "51-200"), (lead.Company.Name, lead.Company.Employees));
        Assert.Equal(("instagram", "lead_ad", "605", "Spring", "Ad A"), (lead.Utm.Source, lead.Utm.Medium, lead.Utm.Id, lead.Utm.Campaign, lead.Utm.Content));
        Assert.Equal(("12", new DateTimeOffset(2026, 1, 4, 9, 30, 0, TimeSpan.Zero)), (lead.Form, lead.OccurredAt));
        Assert.Contains("favourite_colour", result.Unmapped);
        Assert.Equal(("newsletter", true), (Assert.Single(lead.Consents).Purpose, lead.Consents[0].Granted));
    }

    [Fact]
    public void What_nobody_paid_for_is_not_paid() =>
        Assert.Null(MapLead(Lead.Replace("\"is_organic\":false", "\"is_organic\":true", StringComparison.Ordinal)).Submission.Utm.Medium);

    [Theory]
    [InlineData("\"1713500000\"", "2024-04-19T04:13:20Z")]
    [InlineData("1713500000", "2024-04-19T04:13:20Z")]
    [InlineData("\"2026-01-04T09:30:00-0130\"", "2026-01-04T11:00:00Z")]
    [InlineData("\"2026-01-04T09:30:00Z\"", "2026-01-04T09:30:00Z")]
    public void Times_come_in_several_shapes(string time, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, null), MapLead(Lead.Replace("\"2026-01-04T09:30:00+0000\"", time, StringComparison.Ordinal)).Submission.OccurredAt);

    [Fact]
    public void A_lead_that_nobody_can_reach_is_rejected_with_the_reason() => Assert.Equal(
        "/record/field_data",
        Assert.IsType<MapResult.Rejected>(Some.Meta.Map(Assert.Single(Some.Meta.Events(new FetchedRecord("leads", """{"id":1,"field_data":[{"name":"full_name","values":["x"]}]}"""))))).Fault.Field);

    private static VendorNotice Notice(SourceEvent source) => Assert.IsType<MapResult.Notice>(Some.Meta.Map(source)).What;

    private static MapResult.Lead MapLead(string json) => Assert.IsType<MapResult.Lead>(Some.Meta.Map(Assert.Single(Some.Meta.Events(new FetchedRecord("leads", json)))));
}
