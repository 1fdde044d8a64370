using System.Buffers;
using System.Text;
using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Leads;

namespace RevOps.Connectors.WooCommerce;

/// <summary>
/// The visit that an order came from, as WooCommerce's order attribution notes it in the order's meta data. The shop's tracker has
/// been asked for consent, or not, by the shop: what it did not note is not here.
/// </summary>
internal static class WooVisit
{
    private const string Prefix = "_wc_order_attribution_";
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(24);

    // Orders that staff entered were nobody's visit.
    private static readonly string[] Visits = ["typein", "organic", "referral", "utm", "mobile_app"];

    /// <summary>True where an order says where its visit came from.</summary>
    public static bool IsTold(JsonElement order) => Meta(order).TryGetValue("source_type", out var type) && Visits.Contains(type);

    /// <summary>The part of an order that is about the visit, as JSON.</summary>
    public static string PartOf(JsonElement order) => Part(order, "id", "customer_id", "billing", "date_created_gmt", "meta_data");

    /// <summary>Some properties of an object, as JSON.</summary>
    public static string Part(JsonElement root, params string[] names)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in root.EnumerateObject().Where(p => names.Contains(p.Name)).DistinctBy(p => p.Name))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Maps an order's meta data.</summary>
    public static MapResult ToTouchpoint(JsonElement order)
    {
        if (WooFields.Time(order, "date_created_gmt") is not { } created)
        {
            return new MapResult.Rejected(new FieldFault("/date_created_gmt", "required", "date_created_gmt is missing or not as WooCommerce writes it."));
        }

        var meta = Meta(order);
        string? Of(string name) => meta.GetValueOrDefault(name);
        return new MapResult.Touchpoint(new TouchpointSubmission
        {
            EventType = "page_view",
            EventTime = StartOf(Of("session_start_time"), created),
            Contact = WooCustomer.Reference(order),
            Utm = new UtmInput(Of("utm_source"), Of("utm_medium"), Of("utm_campaign"), Of("utm_term"), Of("utm_content"), Of("utm_id")),
            Referrer = Of("referrer"),
            Url = Of("session_entry"),
        });
    }

    /// <summary>In which zone the shop's tracker counts is not said, so a start that does not fit the order is not believed.</summary>
    private static DateTimeOffset StartOf(string? text, DateTimeOffset created) =>
        text is not null && Rfc3339.TryParse($"{text}Z", out var start) && start <= created && created - start <= LongestSession ? start : created;

    /// <summary>The attribution's values; the tracker writes <c>(none)</c>, <c>(direct)</c> and the like for what it does not know.</summary>
    private static Dictionary<string, string> Meta(JsonElement order)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in WooFields.Children(order, "meta_data"))
        {
            if (WooFields.Text(entry, "key") is { } key && key.StartsWith(Prefix, StringComparison.Ordinal)
                && new FieldReader(entry, "", []).TextOrNumber("value", FieldReader.MaxLongText) is { } value && !value.StartsWith('('))
            {
                values[key[Prefix.Length..]] = value;
            }
        }

        return values;
    }
}
