using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.HubSpot;

/// <summary>An object of HubSpot's CRM API, read.</summary>
/// <param name="Id">Its id, the same for all its versions.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
/// <param name="Properties">Its properties that hold something, by internal name.</param>
/// <param name="Associations">Ids of associated objects by their type: <c>contacts</c>, <c>companies</c>.</param>
internal sealed record HubSpotObject(
    string Id,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Associations)
{
    /// <summary>A property that holds something, else null.</summary>
    public string? Of(string property) => Properties.GetValueOrDefault(property);

    /// <summary>A property that is a time, in milliseconds since 1970 or RFC 3339; else null.</summary>
    public DateTimeOffset? TimeOf(string property) => EpochTime.OfText(Of(property));

    /// <summary>True where a property is <c>true</c>.</summary>
    public bool Is(string property) => string.Equals(Of(property), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an object; null where it has no id.</summary>
    public static HubSpotObject? Read(JsonElement json)
    {
        var reader = new FieldReader(json, "", []);
        return reader.TextOrNumber("id", FieldReader.MaxId) is { } id
            ? new HubSpotObject(id, EpochTime.OfText(reader.Text("createdAt")), EpochTime.OfText(reader.Text("updatedAt")), Texts(json), Ids(json))
            : null;
    }

    private static Dictionary<string, string> Texts(JsonElement json)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Members(json, "properties"))
        {
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.String => InputText.Clean(property.Value.GetString()),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => property.Value.GetRawText(),
                _ => null,
            };
            if (text is not null)
            {
                texts[property.Name] = text;
            }
        }

        return texts;
    }

    /// <summary>An object may be there several times, once for each label.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Ids(JsonElement json)
    {
        var ids = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in Members(json, "associations"))
        {
            ids[type.Name] = type.Value.ValueKind == JsonValueKind.Object && type.Value.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array
                ? [.. results.EnumerateArray().Select(r => Deliveries.IdOf(r, "id")).OfType<string>().Distinct(StringComparer.Ordinal)]
                : [];
        }

        return ids;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];
}
