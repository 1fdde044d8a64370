using System.Globalization;
using System.Text.Json;

namespace RevOps.Connectors.Spend;

/// <summary>Values as the platforms write them: numbers as numbers or as texts, and left out where they are 0.</summary>
internal static class SpendJson
{
    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    }
    : null;

    public static decimal Number(JsonElement element, string name) =>
        Text(element, name) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : 0;

    public static DateOnly Day(JsonElement element, string name) => DateOnly.ParseExact(Text(element, name)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
