using System.Text.Json;

namespace RevOps.Connectors.Crm;

/// <summary>Reads what CRMs say.</summary>
internal static class CrmValues
{
    /// <summary>Values by name, as text; empty for null.</summary>
    public static IReadOnlyDictionary<string, string> Read(JsonElement properties) =>
        properties.EnumerateObject().Where(p => p.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            .ToDictionary(p => p.Name, p => Text(p.Value), StringComparer.Ordinal);

    /// <summary>The ids that an error names: <c>id</c> or <c>ids</c>, a text or texts.</summary>
    public static IEnumerable<string> Ids(JsonElement context) => context.EnumerateObject()
        .Where(p => p.Name is "id" or "ids")
        .SelectMany(p => p.Value.ValueKind == JsonValueKind.Array ? p.Value.EnumerateArray().Select(Text) : [Text(p.Value)]);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
