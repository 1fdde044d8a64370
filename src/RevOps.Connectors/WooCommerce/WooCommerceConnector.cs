using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Core;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.WooCommerce;

/// <summary>
/// WooCommerce's webhooks (<c>POST /api/intake/woocommerce</c>). An order is a contact, a deal and, once, the visit that it came
/// from; a customer is a contact. A delivery's own id is new each time, so that what makes two the same is the order's id and time
/// of change.
/// </summary>
/// <param name="rules">The rules in force.</param>
public sealed partial class WooCommerceConnector(Func<OrderRules> rules) : IConnector
{
    private const string Order = "order";
    private const string Customer = "customer";
    private const string Deleted = "deleted";

    /// <inheritdoc/>
    public string Name => WooCommerceProof.Name;

    /// <inheritdoc/>
    public ReceiveResult Receive(Delivery delivery) => JsonInput.Parse(delivery.Body) switch
    {
        JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
        JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root } => Split(root, Topic().IsMatch(delivery.Subject) ? delivery.Subject : "unknown"),
        _ => new ReceiveResult.Invalid([Deliveries.NotAnObject]),
    };

    /// <inheritdoc/>
    public MapResult Map(SourceEvent source)
    {
        if (JsonInput.Parse(source.Payload) is not JsonParse.Value { Root: { ValueKind: JsonValueKind.Object } root })
        {
            return new MapResult.Rejected(Deliveries.NotAnObject);
        }

        return (source.Kind, source.Subject) switch
        {
            ("deal", $"{Order}.{Deleted}") => new MapResult.DealDeleted(WooOrder.DealId(Deliveries.IdOf(root, "id") ?? "")),
            ("deal", _) => WooOrder.ToDeal(root, rules()),
            ("contact", Customer) => WooCustomer.ToContact(root, isCustomer: true),
            ("contact", _) => WooCustomer.ToContact(root, isCustomer: false),
            ("touchpoint", _) => WooVisit.ToTouchpoint(root),
            _ => new MapResult.Ignored(new FieldFault("", "ignored", $"Nothing here follows from the topic '{source.Subject}'.")),
        };
    }

    private ReceiveResult Split(JsonElement root, string topic)
    {
        var (resource, happened) = topic.Split('.', 2) is [var r, var h] ? (r, h) : (topic, "");
        var id = Deliveries.IdOf(root, "id");
        var events = (resource, happened, id) switch
        {
            (_, _, null) => Ignored(root, topic),
            (Order, Deleted, _) => [new SourceEvent(Name, topic, "deal", null, root.GetRawText())],
            (Order, _, _) when root.TryGetProperty("status", out _) => OfOrder(root, id),
            (Customer, not Deleted, _) => [Event(Customer, "contact", Version(root, id), root.GetRawText())],
            _ => Ignored(root, topic),
        };
        return new ReceiveResult.Received(events, IsBatch: false);
    }

    private List<SourceEvent> OfOrder(JsonElement root, string id)
    {
        var version = Version(root, id);
        List<SourceEvent> events = [];
        if (WooCustomer.CanBeReached(root))
        {
            events.Add(Event(Order, "contact", version, WooCustomer.PartOf(root)));
        }

        events.Add(Event(Order, "deal", version, root.GetRawText()));
        if (WooVisit.IsTold(root))
        {
            // Once an order: a later change tells of the same visit.
            events.Add(Event(Order, "touchpoint", id, WooVisit.PartOf(root)));
        }

        return events;
    }

    private SourceEvent Event(string subject, string kind, string? sourceId, string payload) => new(Name, subject, kind, sourceId, payload);

    private List<SourceEvent> Ignored(JsonElement root, string topic) => [new SourceEvent(Name, topic, Name, null, root.GetRawText())];

    /// <summary>Null where the resource does not say when it changed: then every delivery counts.</summary>
    private static string? Version(JsonElement root, string id) => WooFields.Time(root, "date_modified_gmt") is { } at ? $"{id}:{at:O}" : null;

    [GeneratedRegex(@"^[a-z_]{1,40}(\.[a-z_]{1,40})?\z")]
    private static partial Regex Topic();
}
