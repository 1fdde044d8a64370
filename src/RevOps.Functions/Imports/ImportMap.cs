using System.Text.Json;
using RevOps.Core;
using RevOps.Functions.Imports.Kinds;

namespace RevOps.Functions.Imports;

/// <summary>Headers and the fields that they fill.</summary>
internal static class ImportMap
{
    /// <summary>The target of a header that fills nothing.</summary>
    public const string Ignored = "ignore";

    /// <summary>What a map must be.</summary>
    public const string Rule = "A JSON object of headers and the fields that they fill, at most 16 KiB.";

    private const int MaxLength = 16 * 1024;

    /// <summary>Reads a map; null where it is none.</summary>
    public static IReadOnlyDictionary<string, string>? Read(string text)
    {
        try
        {
            return text.Length <= MaxLength && JsonSerializer.Deserialize<Dictionary<string, string?>>(text) is { } map && map.Values.All(v => v is not null)
                ? map.ToDictionary(m => m.Key, m => m.Value!, StringComparer.Ordinal)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Targets that are no fields of the kind.</summary>
    public static IEnumerable<FieldFault> Check(IReadOnlyDictionary<string, string> map, IImportKind kind, string pointer) => map
        .Where(m => m.Value != Ignored && !kind.Shape.Knows(m.Value))
        .Select(m => new FieldFault(pointer, "value", $"'{m.Key}' is mapped to '{m.Value}', which is no field of {kind.Name}."));
}
