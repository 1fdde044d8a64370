using RevOps.Connectors.Tests.Support;
using RevOps.Core.Deals;

namespace RevOps.Connectors.Tests.WooCommerce;

/// <summary>Orders and customers of a shop.</summary>
public sealed class WooCommerceTests
{
    [Fact]
    public void An_order_is_a_contact_a_deal_and_the_visit_it_came_from()
    {
        var events = Some.WooCommerce.Received(Some.Json(WooSamples.Order, "order.created"));

        Assert.Equal(["contact", "deal", "touchpoint"], events.Select(e => e.Kind));
        Assert.Equal(["727:2026-01-04T10:05:00.0000000+00:00", "727:2026-01-04T10:05:00.0000000+00:00", "727"], events.Select(e => e.SourceId));
        Assert.Contains("a_field_of_tomorrow", events[1].Payload, StringComparison.Ordinal);
        Assert.DoesNotContain("line_items", events[0].Payload, StringComparison.Ordinal);

        var contact = Assert.IsType<MapResult.Contact>(Some.WooCommerce.Map(events[0])).Submission;
        Assert.Equal(("ann@acme.example", "Ann", "Lee", "+49301234567", "DE"), (contact.Email, contact.FirstName, contact.LastName, contact.Phone, contact.Country));
        Assert.Equal(("Acme GmbH", "25"), (contact.Company.Name, contact.ExternalIds["woocommerce"]));
        Assert.Empty(contact.Consents);

        var deal = Deal(WooSamples.Order);
        Assert.Equal(("woo-727", 200m, "EUR", "won", "ecommerce", "processing"), (deal.Id, deal.DealValue, deal.Currency, deal.WonLost, deal.Pipeline, deal.PipelineStage));
        Assert.Equal(At("2026-01-04T10:00:00Z"), deal.CreatedAt);
        Assert.Equal(At("2026-01-04T10:02:00Z"), deal.ClosedAt);
        Assert.Equal(At("2026-01-04T10:05:00Z"), deal.UpdatedAt);
        Assert.Equal(("ann@acme.example", "25"), (deal.PrimaryContact.Email, deal.PrimaryContact.ExternalIds!["woocommerce"]));

        var visit = Assert.IsType<MapResult.Touchpoint>(Some.WooCommerce.Map(events[2])).Submission;
        Assert.Equal(("page_view", At("2026-01-04T09:50:00Z")), (visit.EventType, visit.EventTime));
        Assert.Equal(("google", "cpc", "winter-sale", null), (visit.Utm.Source, visit.Utm.Medium, visit.Utm.Campaign, visit.Utm.Content));
        Assert.Equal(("https://www.google.com/", "https://shop.example/pumps?utm_source=google"), (visit.Referrer, visit.Url));
    }

    [Theory]
    [InlineData("pending", "open")]
    [InlineData("on-hold", "open")]
    [InlineData("processing", "won")]
    [InlineData("completed", "won")]
    [InlineData("wc-completed", "won")]
    [InlineData("cancelled", "lost")]
    [InlineData("failed", "lost")]
    [InlineData("trash", "lost")]
    [InlineData("awaiting-shipment-of-a-plugin", "open")]
    public void A_status_means_what_the_rules_say(string status, string outcome)
    {
        var deal = Deal(WooSamples.With(("\"processing\"", $"\"{status}\"")));
        Assert.Equal((outcome, status), (deal.WonLost, deal.PipelineStage));
        Assert.Equal(outcome == DealOutcomes.Open, deal.ClosedAt is null);
    }

    [Fact]
    public void A_basket_at_checkout_is_no_order_yet() =>
        Assert.IsType<MapResult.Ignored>(Map(WooSamples.With(("\"processing\"", "\"checkout-draft\"")), "deal"));

    /// <summary>238.00 with 38.00 of tax: 200 net, and a refund of 119.00 is half of it. The sign of a refund does not count.</summary>
    [Theory]
    [InlineData("[]", "200", "won")]
    [InlineData("""[{"id":1,"reason":"","total":"-119.00"}]""", "100", "won")]
    [InlineData("""[{"id":1,"reason":"","total":"119.00"}]""", "100", "won")]
    [InlineData("""[{"id":1,"total":"-59.50"},{"id":2,"total":"-59.50"}]""", "100", "won")]
    [InlineData("""[{"id":1,"total":"-0.01"}]""", "199.99", "won")]
    [InlineData("""[{"id":1,"total":"-237.99"}]""", "0.01", "won")]
    [InlineData("""[{"id":1,"total":"-238.00"}]""", "0", "lost")]
    [InlineData("""[{"id":1,"total":"-240.00"}]""", "0", "lost")]
    public void Refunds_lower_the_value_and_a_full_one_takes_the_sale_back(string refunds, string value, string outcome)
    {
        var deal = Deal(WooSamples.With(("\"refunds\":[]", $"\"refunds\":{refunds}")));
        Assert.Equal((decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), outcome), (deal.DealValue, deal.WonLost));
    }

    [Theory]
    [InlineData("\"0.00\"", "0")]
    [InlineData("238", "200")]
    [InlineData("\"1000000.10\"", "999962.10")]
    public void Amounts_are_exact(string total, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Deal(WooSamples.With(("\"total\":\"238.00\",\"total_tax\"", $"\"total\":{total},\"total_tax\""))).DealValue);

    [Theory]
    [InlineData("\"total\":\"238.00\",\"total_tax\"", "\"total\":\"a lot\",\"total_tax\"", "/total")]
    [InlineData("\"total\":\"238.00\",\"total_tax\"", "\"total\":\"-1\",\"total_tax\"", "/total")]
    [InlineData("\"currency\":\"EUR\"", "\"currency\":\"€\"", "/currency")]
    [InlineData("\"date_created_gmt\":\"2026-01-04T10:00:00\"", "\"date_created_gmt\":\"yesterday\"", "/date_created_gmt")]
    public void What_matters_and_is_missing_gives_a_reason(string old, string other, string field) =>
        Assert.Equal(field, Assert.IsType<MapResult.Rejected>(Map(WooSamples.With((old, other)), "deal")).Fault.Field);

    [Fact]
    public void A_guest_has_no_id_and_an_order_over_the_counter_waits_under_its_number()
    {
        var guest = Deal(WooSamples.With(("\"customer_id\":25", "\"customer_id\":0")));
        Assert.Equal(("ann@acme.example", null), (guest.PrimaryContact.Email, guest.PrimaryContact.ExternalIds));

        var counter = WooSamples.With(("\"customer_id\":25", "\"customer_id\":0"), ("ann@acme.example", ""), ("+49301234567", ""));
        Assert.Equal(["deal", "touchpoint"], Some.WooCommerce.Received(Some.Json(counter, "order.created")).Select(e => e.Kind));
        Assert.Equal("727", Deal(counter).PrimaryContact.ExternalIds!["woocommerce-order"]);
    }

    [Theory]
    [InlineData("admin", false)]
    [InlineData("typein", true)]
    [InlineData("organic", true)]
    [InlineData("something-new", false)]
    public void Only_visits_of_people_are_touchpoints(string type, bool isVisit) =>
        Assert.Equal(isVisit, Some.WooCommerce.Received(Some.Json(WooSamples.With(("\"value\":\"utm\"", $"\"value\":\"{type}\"")), "order.updated")).Any(e => e.Kind == "touchpoint"));

    [Theory]
    [InlineData("2026-01-04 10:00:00", "2026-01-04T10:00:00Z")]
    [InlineData("2026-01-04 10:00:01", "2026-01-04T10:00:00Z")]
    [InlineData("2026-01-03 10:00:00", "2026-01-03T10:00:00Z")]
    [InlineData("2026-01-03 09:59:59", "2026-01-04T10:00:00Z")]
    [InlineData("soon", "2026-01-04T10:00:00Z")]
    public void A_visit_begins_before_its_order_and_within_a_day_or_is_not_believed(string start, string at)
    {
        var events = Some.WooCommerce.Received(Some.Json(WooSamples.With(("2026-01-04 09:50:00", start)), "order.created"));
        Assert.Equal(At(at), Assert.IsType<MapResult.Touchpoint>(Some.WooCommerce.Map(events[2])).Submission.EventTime);
    }

    [Fact]
    public void A_customer_is_a_contact_and_no_lead()
    {
        var contact = Assert.IsType<MapResult.Contact>(Some.WooCommerce.MapOne(Some.Json(WooSamples.Customer, "customer.created"))).Submission;
        Assert.Equal(("ann@acme.example", "Ann", "25"), (contact.Email, contact.FirstName, contact.ExternalIds["woocommerce"]));
        Assert.Equal(At("2026-01-03T09:30:00Z"), contact.OccurredAt);
    }

    [Fact]
    public void A_deleted_order_is_a_deleted_deal() =>
        Assert.Equal("woo-727", Assert.IsType<MapResult.DealDeleted>(Some.WooCommerce.MapOne(Some.Json("""{"id":727}""", "order.deleted"))).DealId);

    [Theory]
    [InlineData("customer.deleted", """{"id":25}""")]
    [InlineData("product.updated", """{"id":93,"name":"Pump"}""")]
    [InlineData("coupon.created", """{"id":1}""")]
    [InlineData("action.woocommerce_add_to_cart", """{"action":"woocommerce_add_to_cart","arg":"1"}""")]
    [InlineData("", """{"id":1}""")]
    [InlineData("order.updated", """{"id":1}""")]
    [InlineData("<script>", """{"id":1}""")]
    public void Other_topics_are_kept_and_ignored_with_a_reason(string topic, string body) =>
        Assert.Equal("ignored", Assert.IsType<MapResult.Ignored>(Some.WooCommerce.MapOne(Some.Json(body, topic))).Reason.Code);

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":")]
    public void What_is_no_json_is_unreadable(string body) => Assert.Equal("json", Some.WooCommerce.Unreadable(System.Text.Encoding.UTF8.GetBytes(body)).Code);

    private static DealSubmission Deal(string order) => Assert.IsType<MapResult.Deal>(Map(order, "deal")).Submission;

    private static MapResult Map(string order, string kind) =>
        Some.WooCommerce.Map(Some.WooCommerce.Received(Some.Json(order, "order.updated")).Single(e => e.Kind == kind));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
