using System.Globalization;
using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.WooCommerce;

/// <summary>Values as WooCommerce's REST API writes them: money as text, times in UTC without saying so.</summary>
internal static class WooFields
{
    /// <summary>A text or number; null where it is missing, empty or something else.</summary>
    public static string? Text(JsonElement element, string name) => Deliveries.IdOf(element, name) ?? new FieldReader(element, "", []).TextOrNumber(name);

    /// <summary>An object, or an empty one.</summary>
    public static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : Empty;

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonElement> Children(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object) : [];

    /// <summary>An amount; null where it is missing or no number.</summary>
    public static decimal? Money(JsonElement element, string name) =>
        Text(element, name) is { } text && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null;

    /// <summary>A time of a <c>_gmt</c> field; null where it is missing or none.</summary>
    public static DateTimeOffset? Time(JsonElement element, string name) =>
        Text(element, name) is { } text && Rfc3339.TryParse(text.EndsWith('Z') ? text : $"{text}Z", out var time) && time.Year >= Rfc3339.FirstYear ? time : null;

    private static JsonElement Empty { get; } = JsonElement.Parse("{}");
}
