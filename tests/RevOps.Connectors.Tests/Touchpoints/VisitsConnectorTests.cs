using System.Text;
using RevOps.Connectors.Tests.Support;
using RevOps.Connectors.Touchpoints;

namespace RevOps.Connectors.Tests.Touchpoints;

/// <summary>What a visitor's browser may tell, and what it may not.</summary>
public class VisitsConnectorTests
{
    private const string Start = """{"id":"e1","eventType":"page_view","eventTime":"2026-03-01T10:00:00Z",""";

    private static readonly VisitsConnector Visits = new();

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("text/plain;charset=UTF-8")]
    public void A_visit_is_a_touchpoint_of_a_visitor(string contentType)
    {
        var body = Encoding.UTF8.GetBytes($$"""[{{Start}}"contact":{"visitorId":"v1"},"utm":{"campaign":"autumn"},"clickIds":{"gclid":"g"},"url":"https://acme.example/pricing"}]""");
        var source = Assert.Single(Assert.IsType<ReceiveResult.Received>(Visits.Receive(new Delivery(body, contentType, ""))).Events);
        var visit = Assert.IsType<MapResult.Touchpoint>(Visits.Map(source)).Submission;

        Assert.Equal(("visits", "touchpoint", "e1"), (source.Connector, source.Kind, source.SourceId));
        Assert.Equal(("v1", "autumn", "g", "https://acme.example/pricing"), (visit.Contact.VisitorId, visit.Utm.Campaign, visit.ClickIds["gclid"], visit.Url));
    }

    [Fact]
    public void Another_type_is_refused() =>
        Assert.IsType<ReceiveResult.UnsupportedType>(Visits.Receive(new Delivery("[]"u8.ToArray(), "application/xml", "")));

    [Theory]
    [InlineData("\"contact\":{\"visitorId\":\"v1\",\"email\":\"a@b.example\"}", "/contact/email", "forbidden")]
    [InlineData("\"contact\":{\"visitorId\":\"v1\",\"phone\":\"+4930123\"}", "/contact/phone", "forbidden")]
    [InlineData("\"contact\":{\"visitorId\":\"v1\",\"contactId\":\"c\"}", "/contact/contactId", "forbidden")]
    [InlineData("\"contact\":{\"visitorId\":\"v1\",\"externalIds\":{\"crm\":\"1\"}}", "/contact/externalIds", "forbidden")]
    [InlineData("\"contact\":{\"visitorId\":\"v1\"},\"campaignId\":\"c1\"", "/campaignId", "forbidden")]
    [InlineData("\"mailId\":\"m1\"", "/mailId", "forbidden")]
    [InlineData("\"contact\":{\"visitorId\":\"v1\"},\"eventType\":\"call_logged\"", "/eventType", "value")]
    [InlineData("\"contact\":{\"visitorId\":\"v1\"},\"eventType\":\"email_click\"", "/eventType", "value")]
    [InlineData("\"url\":\"https://acme.example\"", "/contact", "required")]
    public void It_names_no_person_no_campaign_and_no_mail(string rest, string field, string code)
    {
        var fault = Visits.Faults($"{Start}{rest}}}")[0];

        Assert.Equal((field, code), (fault.Field, fault.Code));
    }
}
