namespace RevOps.Connectors.Tests.WooCommerce;

/// <summary>Payloads in the shape of WooCommerce's REST API, version 3.</summary>
internal static class WooSamples
{
    public const string Order = """
        {"id":727,"parent_id":0,"status":"processing","currency":"EUR","version":"9.3.3","prices_include_tax":true,
         "date_created":"2026-01-04T11:00:00","date_created_gmt":"2026-01-04T10:00:00","date_modified_gmt":"2026-01-04T10:05:00",
         "discount_total":"0.00","shipping_total":"10.00","total":"238.00","total_tax":"38.00","customer_id":25,"order_key":"wc_order_58d2d042d1d",
         "billing":{"first_name":"Ann","last_name":"Lee","company":"Acme GmbH","address_1":"Weg 1","city":"Berlin","state":"BE","postcode":"10115",
           "country":"DE","email":"ann@acme.example","phone":"+49301234567"},
         "payment_method":"stripe","date_paid_gmt":"2026-01-04T10:02:00","date_completed_gmt":null,
         "meta_data":[{"id":1,"key":"_wc_order_attribution_source_type","value":"utm"},
           {"id":2,"key":"_wc_order_attribution_referrer","value":"https://www.google.com/"},
           {"id":3,"key":"_wc_order_attribution_utm_source","value":"google"},
           {"id":4,"key":"_wc_order_attribution_utm_medium","value":"cpc"},
           {"id":5,"key":"_wc_order_attribution_utm_campaign","value":"winter-sale"},
           {"id":6,"key":"_wc_order_attribution_utm_content","value":"(none)"},
           {"id":7,"key":"_wc_order_attribution_session_entry","value":"https://shop.example/pumps?utm_source=google"},
           {"id":8,"key":"_wc_order_attribution_session_start_time","value":"2026-01-04 09:50:00"},
           {"id":9,"key":"_other","value":{"nested":true}}],
         "line_items":[{"id":315,"name":"Pump","product_id":93,"quantity":2,"total":"190.00","total_tax":"36.10","price":95.0}],
         "refunds":[],"set_paid":false,"a_field_of_tomorrow":{"x":1}}
        """;

    public const string Customer = """
        {"id":25,"date_created_gmt":"2026-01-03T09:00:00","date_modified_gmt":"2026-01-03T09:30:00","email":"ann@acme.example","first_name":"Ann","last_name":"Lee",
         "role":"customer","username":"ann","billing":{"company":"Acme GmbH","state":"BE","postcode":"10115","country":"DE","email":"billing@acme.example","phone":"+49301234567"},
         "is_paying_customer":false,"meta_data":[]}
        """;

    /// <summary>The order with other values in place of these.</summary>
    public static string With(params (string Old, string New)[] changes) => changes.Aggregate(Order, (json, c) =>
    {
        Assert.Contains(c.Old, json, StringComparison.Ordinal);
        return json.Replace(c.Old, c.New, StringComparison.Ordinal);
    });
}
