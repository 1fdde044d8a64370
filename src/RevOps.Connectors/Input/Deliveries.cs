using System.Text.Json;
using RevOps.Core;

namespace RevOps.Connectors.Input;

/// <summary>What the canonical endpoints share: one object, checked at the door, or an array that is taken as it is.</summary>
internal static class Deliveries
{
    /// <summary>Most events of one delivery.</summary>
    public const int MaxEvents = 1_000;

    /// <summary>
    /// Splits a body. A single object is validated; the elements of an array are not, so that one bad element is an event
    /// with a reason and the others go on.
    /// </summary>
    /// <param name="delivery">What came.</param>
    /// <param name="toEvent">Makes the event of one element.</param>
    /// <param name="validate">The faults of a single object.</param>
    public static ReceiveResult Split(
        Delivery delivery,
        Func<JsonElement, SourceEvent> toEvent,
        Func<JsonElement, IReadOnlyList<FieldFault>> validate)
    {
        if (!ContentTypes.IsJson(delivery.ContentType))
        {
            return new ReceiveResult.UnsupportedType("Send application/json.");
        }

        return JsonInput.Parse(delivery.Body) switch
        {
            JsonParse.Broken broken => new ReceiveResult.Unreadable(broken.Fault),
            JsonParse.Value { Root: { ValueKind: JsonValueKind.Array } array } => Batch(array, toEvent),
            JsonParse.Value value => Single(value.Root, toEvent, validate),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The fault of something that should be an object and is not.</summary>
    public static FieldFault NotAnObject { get; } = new("", "type", "Must be a JSON object.");

    private static ReceiveResult Batch(JsonElement array, Func<JsonElement, SourceEvent> toEvent) =>
        array.GetArrayLength() switch
        {
            0 => new ReceiveResult.Invalid([new FieldFault("", "range", "The array must have at least one element.")]),
            > MaxEvents => new ReceiveResult.TooMany($"At most {MaxEvents} elements a delivery."),
            _ => new ReceiveResult.Received([.. array.EnumerateArray().Select(toEvent)], IsBatch: true),
        };

    private static ReceiveResult Single(
        JsonElement root,
        Func<JsonElement, SourceEvent> toEvent,
        Func<JsonElement, IReadOnlyList<FieldFault>> validate)
    {
        var faults = validate(root);
        return faults.Count == 0
            ? new ReceiveResult.Received([toEvent(root)], IsBatch: false)
            : new ReceiveResult.Invalid(faults);
    }

    /// <summary>The id in a field, as text; null where it is missing or not usable.</summary>
    public static string? IdOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object ? new FieldReader(element, "", []).TextOrNumber(name, FieldReader.MaxId) : null;
}
