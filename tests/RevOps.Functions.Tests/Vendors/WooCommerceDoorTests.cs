using System.Security.Cryptography;
using System.Text;

namespace RevOps.Functions.Tests.Vendors;

/// <summary>A shop, from its first ping to a refund, through the real door into the database.</summary>
public sealed class WooCommerceDoorTests
{
    private const string Secret = "wc-secret";

    [Fact]
    public async Task The_ping_is_answered_with_200_and_nothing_else_even_without_a_secret()
    {
        await using var app = await VendorApp.StartAsync();
        var reply = await app.SendAsync("IntakeWooCommerce", "webhook_id=5");
        Assert.Equal((200, ""), (reply.Status, reply.Body));
        Assert.Empty(app.Storage.TakeMessages());
        Assert.Equal(1, (await app.StateAsync("woocommerce")).GetProperty("handshakes").GetInt32());
        Assert.Equal(401, (await app.SendAsync("IntakeWooCommerce", "webhook_id=5&x=1")).Status);
    }

    [Fact]
    public async Task Without_a_secret_everything_is_refused()
    {
        await using var app = await VendorApp.StartAsync();
        Assert.Equal(401, (await SendAsync(app, Order(), "order.created", "")).Status);
        var state = await app.StateAsync("woocommerce");
        Assert.False(state.GetProperty("configured").GetBoolean());
        Assert.Equal(1, state.GetProperty("refusedBy").GetProperty("not-configured").GetInt32());
    }

    [Fact]
    public async Task An_order_becomes_a_contact_a_won_deal_and_a_touchpoint_and_no_lead()
    {
        await using var app = await StartAsync();
        Assert.Equal(200, (await SendAsync(app, Order(), "order.created")).Status);
        await app.DrainAsync();
        Assert.Equal(["woo-727 200 EUR won ecommerce"], await DealsAsync(app));
        Assert.Equal(["ann@acme.example Ann"], await app.QueryAsync<string>("SELECT email || ' ' || first_name FROM contacts"));
        Assert.Equal(["ad_click google google_ads winter-sale"], await app.QueryAsync<string>("SELECT event_type || ' ' || source || ' ' || channel || ' ' || utm_campaign FROM touchpoints"));
        Assert.Equal([0], await app.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
        Assert.Equal([0], await app.QueryAsync<int>("SELECT COUNT(*) FROM events WHERE status = 'rejected'"));
    }

    [Fact]
    public async Task The_same_change_counts_once_whatever_the_delivery_is_called_and_refunds_correct_the_value()
    {
        await using var app = await StartAsync();
        await SendAsync(app, Order(), "order.created");
        await SendAsync(app, Order(), "order.updated");
        await app.DrainAsync();
        Assert.Equal([3], await app.QueryAsync<int>("SELECT COUNT(*) FROM events WHERE status = 'duplicate'"));

        await SendAsync(app, Order(refunded: "-119.00", modified: "2026-01-05T09:00:00"), "order.updated");
        await app.DrainAsync();
        Assert.Equal(["woo-727 100 EUR won ecommerce"], await DealsAsync(app));

        // Late, and older than what is held.
        await SendAsync(app, Order(modified: "2026-01-04T12:00:00"), "order.updated");
        await app.DrainAsync();
        Assert.Equal(["woo-727 100 EUR won ecommerce"], await DealsAsync(app));

        await SendAsync(app, Order("refunded", "-238.00", "2026-01-05T10:00:00"), "order.updated");
        await app.DrainAsync();
        Assert.Equal(["woo-727 0 EUR lost ecommerce"], await DealsAsync(app));
        Assert.Equal([1], await app.QueryAsync<int>("SELECT COUNT(*) FROM touchpoints"));
    }

    [Fact]
    public async Task A_deleted_order_is_lost_and_a_restored_one_is_back()
    {
        await using var app = await StartAsync();
        await SendAsync(app, Order(), "order.created");
        await SendAsync(app, """{"id":727}""", "order.deleted");
        await SendAsync(app, """{"id":999}""", "order.deleted");
        await app.DrainAsync();
        Assert.Equal(["woo-727 0 EUR lost ecommerce"], await DealsAsync(app));
        Assert.Equal(["not_found"], await app.QueryAsync<string>("SELECT reason_code FROM events WHERE reason_code IS NOT NULL"));

        await SendAsync(app, Order(modified: "2026-01-05T12:01:00"), "order.restored");
        await app.DrainAsync();
        Assert.Equal(["woo-727 200 EUR won ecommerce"], await DealsAsync(app));
    }

    [Fact]
    public async Task A_customer_is_a_contact_and_another_topic_is_kept_and_ignored()
    {
        await using var app = await StartAsync();
        await SendAsync(app, """{"id":25,"date_modified_gmt":"2026-01-03T09:30:00","email":"bo@acme.example","first_name":"Bo","last_name":"Ek","billing":{}}""", "customer.created");
        await SendAsync(app, """{"id":93,"name":"Pump"}""", "product.updated");
        await app.DrainAsync();
        Assert.Equal(["bo@acme.example"], await app.QueryAsync<string>("SELECT email FROM contacts"));
        Assert.Equal(["applied ", "applied ignored"], await app.QueryAsync<string>("SELECT status || ' ' || COALESCE(reason_code, '') FROM events ORDER BY 1"));
        Assert.Equal([0], await app.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
    }

    [Fact]
    public async Task A_change_of_any_byte_is_refused_and_the_previous_secret_holds_while_it_is_there()
    {
        await using var app = await VendorApp.StartAsync(("REVOPS_WOOCOMMERCE_SECRET", "new-secret"), ("REVOPS_WOOCOMMERCE_SECRET_PREVIOUS", Secret));
        var signature = Sign(Order(), Secret);
        Assert.Equal(200, (await app.SendAsync("IntakeWooCommerce", Order(), headers: [("X-WC-Webhook-Topic", "order.created"), ("X-WC-Webhook-Signature", signature)])).Status);
        for (var i = 0; i < Order().Length; i++)
        {
            var changed = Order().ToCharArray();
            changed[i] ^= (char)1;
            Assert.Equal(401, (await app.SendAsync("IntakeWooCommerce", new string(changed), headers: [("X-WC-Webhook-Topic", "order.created"), ("X-WC-Webhook-Signature", signature)])).Status);
        }

        Assert.Equal(Order().Length, (await app.StateAsync("woocommerce")).GetProperty("refused").GetInt32());
        Assert.Equal(200, (await SendAsync(app, Order(), "order.created", "new-secret")).Status);
    }

    [Fact]
    public async Task What_is_signed_and_cannot_be_read_is_accepted_and_kept_with_its_reason()
    {
        await using var app = await StartAsync();
        var reply = await SendAsync(app, "{\"id\":727,", "order.updated");
        Assert.Equal(200, reply.Status);
        var letter = Assert.Single(app.Storage.Rows, r => r.Contains("Not valid JSON", StringComparison.Ordinal));
        Assert.Contains(reply.Json.GetProperty("eventId").GetString()!, letter, StringComparison.Ordinal);
        Assert.Contains(app.Storage.Blobs, b => b.Contains("727,", StringComparison.Ordinal) && b.Contains("woocommerce", StringComparison.Ordinal));
        Assert.Equal(1, (await app.StateAsync("woocommerce")).GetProperty("unreadable").GetInt32());
        app.Storage.IsDown = true;
        Assert.Equal(503, (await SendAsync(app, "{\"id\":728,", "order.updated")).Status);
    }

    private static Task<VendorApp> StartAsync() => VendorApp.StartAsync(("REVOPS_WOOCOMMERCE_SECRET", Secret));

    private static Task<VendorReply> SendAsync(VendorApp app, string body, string topic, string secret = Secret) =>
        app.SendAsync("IntakeWooCommerce", body, headers: [("X-WC-Webhook-Topic", topic), ("X-WC-Webhook-Signature", Sign(body, secret))]);

    private static string Sign(string body, string secret)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(body)));
    }

    private static Task<IReadOnlyList<string>> DealsAsync(VendorApp app) =>
        app.QueryAsync<string>("SELECT deal_id || ' ' || deal_value || ' ' || currency || ' ' || won_lost || ' ' || pipeline FROM deals");

    private static string Order(string status = "processing", string? refunded = null, string modified = "2026-01-04T10:05:00") => $$"""
        {"id":727,"status":"{{status}}","currency":"EUR","date_created_gmt":"2026-01-04T10:00:00","date_modified_gmt":"{{modified}}","total":"238.00","total_tax":"38.00",
         "customer_id":25,"billing":{"first_name":"Ann","last_name":"Lee","company":"Acme GmbH","country":"DE","email":"ann@acme.example","phone":"+4930901820"},
         "date_paid_gmt":"2026-01-04T10:02:00","meta_data":[{"id":1,"key":"_wc_order_attribution_source_type","value":"utm"},
           {"id":3,"key":"_wc_order_attribution_utm_source","value":"google"},{"id":4,"key":"_wc_order_attribution_utm_medium","value":"cpc"},
           {"id":5,"key":"_wc_order_attribution_utm_campaign","value":"winter-sale"}],"refunds":[{{(refunded is null ? "" : $$"""{"id":1,"reason":"","total":"{{refunded}}"}""")}}]}
        """;
}
