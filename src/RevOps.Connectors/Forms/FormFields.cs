using System.Text.Json;
using RevOps.Connectors.Input;

namespace RevOps.Connectors.Forms;

/// <summary>
/// Finds the fields in whatever shape a form plugin sends: flat names, nested objects, lists of <c>{name, value}</c>,
/// Elementor's <c>fields.id.{id, title, type, value}</c>, WPForms' <c>{value, unix}</c>.
/// </summary>
internal static class FormFields
{
    /// <summary>Most fields looked at: a form has dozens.</summary>
    public const int MaxFields = 1_000;

    private static readonly string[] NameKeys = ["name", "key", "field", "id", "title", "label", "question"];

    /// <summary>The filled-in fields in document order. Files and nulls are left out.</summary>
    public static IReadOnlyList<FormField> Flatten(JsonElement root)
    {
        var fields = new List<FormField>();
        Visit(root, "", fields);
        return fields;
    }

    private static void Visit(JsonElement element, string path, List<FormField> fields)
    {
        if (fields.Count >= MaxFields)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object when path.Length > 0 && IsDescribed(element):
                AddDescribed(element, path, fields);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Visit(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", fields);
                }

                break;
            case JsonValueKind.Array when !element.EnumerateArray().Any(IsContainer):
                Add(path, [path], null, Text(element), fields);
                break;
            case JsonValueKind.Array:
                VisitItems(element, path, fields);
                break;
            default:
                Add(path, [path], null, Text(element), fields);
                break;
        }
    }

    private static void VisitItems(JsonElement array, string path, List<FormField> fields)
    {
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            Visit(item, path.Length == 0 ? $"{index}" : $"{path}.{index}", fields);
            index++;
        }
    }

    private static bool IsContainer(JsonElement e) => e.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    // {value, unix} is how WPForms sends a date: a value without a name of its own.
    private static bool IsDescribed(JsonElement e) =>
        ValueOf(e) is not null && (NameKeys.Any(k => NameOf(e, k) is not null) || e.TryGetProperty("type", out _) || e.TryGetProperty("unix", out _));

    private static JsonElement? ValueOf(JsonElement e) =>
        (e.TryGetProperty("value", out var value) || e.TryGetProperty("values", out value))
        && value.ValueKind != JsonValueKind.Object
        && !(value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(IsContainer))
            ? value
            : null;

    private static string? NameOf(JsonElement e, string key) =>
        e.TryGetProperty(key, out var name) && name.ValueKind == JsonValueKind.String ? InputText.Clean(name.GetString()) : null;

    private static void AddDescribed(JsonElement e, string path, List<FormField> fields)
    {
        var names = NameKeys.Select(k => NameOf(e, k)).OfType<string>().Prepend(path).Distinct().ToList();
        Add(path, names, NameOf(e, "type"), Text(ValueOf(e)!.Value), fields);
    }

    private static void Add(string path, IReadOnlyList<string> names, string? type, string? value, List<FormField> fields)
    {
        if (InputText.Clean(value) is { } text && path.Length > 0)
        {
            fields.Add(new FormField(path, names, type, text));
        }
    }

    private static string? Text(JsonElement e) =>
        e.ValueKind switch
        {
            JsonValueKind.String => e.GetString(),
            JsonValueKind.Number => e.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Array => string.Join(", ", e.EnumerateArray().Select(Text).Where(t => !string.IsNullOrWhiteSpace(t))),
            _ => null,
        };
}
