using RevOps.Connectors.Tests.Support;

namespace RevOps.Connectors.Tests.Touchpoints;

public class TouchpointsConnectorTests
{
    [Fact]
    public void Every_field_of_the_contract_is_read()
    {
        var source = Assert.Single(Some.Touchpoints.Received(Some.Json("""
            {"id":77,"eventType":"page_view","eventTime":"2026-03-01T10:00:00Z","contact":{"email":"a@b.example","externalIds":{"hubspot":5}},
             "campaignId":123,"utm":{"source":"google"},"clickIds":{"gclid":"g"},"referrer":"https://r.example","url":"https://u.example"}
            """)));
        var touchpoint = Assert.IsType<MapResult.Touchpoint>(Some.Touchpoints.Map(source)).Submission;

        Assert.Equal(("touchpoint", "77"), (source.Kind, source.SourceId));
        Assert.Equal(("77", "page_view", "123"), (touchpoint.Id, touchpoint.EventType, touchpoint.CampaignId));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), touchpoint.EventTime);
        Assert.Equal(("a@b.example", "5"), (touchpoint.Contact.Email, touchpoint.Contact.ExternalIds!["hubspot"]));
        Assert.Equal(("google", "g"), (touchpoint.Utm.Source, touchpoint.ClickIds["gclid"]));
        Assert.Equal(("https://r.example", "https://u.example"), (touchpoint.Referrer, touchpoint.Url));
    }

    [Theory]
    [InlineData("""{"contactId":"c"}""")]
    [InlineData("""{"phone":"+4930"}""")]
    [InlineData("""{"visitorId":"v"}""")]
    [InlineData("""{"externalIds":{"crm":"1"}}""")]
    public void Any_key_names_a_contact(string contact)
    {
        Assert.IsType<MapResult.Touchpoint>(Some.Touchpoints.MapOne(Some.Json(
            $$"""{"eventType":"email_open","eventTime":"2026-03-01T10:00:00Z","contact":{{contact}}}""")));
    }

    [Theory]
    [InlineData("""{"eventTime":"2026-03-01T10:00:00Z","contact":{"email":"a@b.example"}}""", "/eventType", "required")]
    [InlineData("""{"eventType":"Page View","eventTime":"2026-03-01T10:00:00Z","contact":{"email":"a@b.example"}}""", "/eventType", "format")]
    [InlineData("""{"eventType":"page_view_","eventTime":"2026-03-01T10:00:00Z","contact":{"email":"a@b.example"}}""", "/eventType", "format")]
    [InlineData("""{"eventType":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","eventTime":"2026-03-01T10:00:00Z","contact":{"email":"a@b.example"}}""", "/eventType", "range")]
    [InlineData("""{"eventType":"page_view","contact":{"email":"a@b.example"}}""", "/eventTime", "required")]
    [InlineData("""{"eventType":"page_view","eventTime":"yesterday","contact":{"email":"a@b.example"}}""", "/eventTime", "format")]
    [InlineData("""{"eventType":"page_view","eventTime":"2026-03-01T10:00:00Z"}""", "/contact", "required")]
    [InlineData("""{"eventType":"page_view","eventTime":"2026-03-01T10:00:00Z","contact":{"email":""}}""", "/contact", "required")]
    [InlineData("""{"eventType":"page_view","eventTime":"2026-03-01T10:00:00Z","contact":"c"}""", "/contact", "type")]
    [InlineData("""{"eventType":"page_view","eventTime":"2026-03-01T10:00:00Z","contact":{"email":7}}""", "/contact/email", "type")]
    public void A_single_touchpoint_with_a_wrong_field_is_invalid_there_and_only_there(string json, string field, string code)
    {
        var fault = Assert.Single(Some.Touchpoints.Faults(json));

        Assert.Equal((field, code), (fault.Field, fault.Code));
    }

    [Fact]
    public void One_bad_element_of_an_array_never_harms_the_others()
    {
        var events = Some.Touchpoints.Received(Some.Json(
            """[{"eventType":"x"},{"eventType":"page_view","eventTime":"2026-03-01T10:00:00Z","contact":{"email":"a@b.example"}},7]"""));

        Assert.Equal([false, true, false], events.Select(e => Some.Touchpoints.Map(e) is MapResult.Touchpoint));
    }
}
